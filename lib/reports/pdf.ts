/**
 * A report as PDF: tagged for those who listen (PDF/UA-1), with an outline and its faces within. It is set by
 * Typst, which needs no browser on the machine. For the worker only: it takes the processor for a second or two.
 */
import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { AppError } from "@/lib/core/errors";
import { directionOf } from "@/lib/i18n/locales";
import { codeText } from "@/lib/scorecards/numbers";
import { directionOfText, primaryLanguage, stretchesOf } from "./direction";
import { lettersIn, withMarks } from "./glyphs";
import { type Block, type Report, type Text, textsOf } from "./model";
import { wordsFor } from "./words";

const installed = createRequire(import.meta.url);
const FACES = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  // Most Arabic faces take letters apart into shape and dots, or join two as one sign; whoever listens or copies then
  // gets dots without letters, or letters in the wrong order. This one keeps each letter.
  "@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf",
  "@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf",
];
/** The two that hold every letter which the product can set. */
const FACES_OF_LETTERS = FACES.filter((face) => face.includes("Regular"));
const TEMPLATE = new URL("./report.typ", import.meta.url);
/** What Typst takes for a language. */
const LANGUAGE = /^[a-z]{2,3}$/;
const STANDARD = "ua-1";
/** What the engine says where no face has a letter. */
const LACKS_LETTER = /could not be displayed with/;
const ARABIC = /\p{Script=Arabic}/u;
/** A word of so many letters, such as a hash, is set smaller, so that it keeps to its column. */
const LONG_WORD = /\S{45}/;

/** A report as PDF, marked with the standard where its faces have every letter. `madeOn` is the day on which it is made, YYYY-MM-DD. */
export function pdfOf(report: Report, madeOn: string): Buffer {
  const faces = new Map(FACES.map((face) => [face, readFileSync(installed.resolve(face))]));
  const letters = lettersIn(FACES_OF_LETTERS.flatMap((face) => faces.get(face) ?? []));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...faces.values()] }] });
  try {
    const compiled = compiler.compile({
      mainFileContent: readFileSync(TEMPLATE, "utf8"),
      inputs: { report: JSON.stringify(typesetOf(report, madeOn, letters)) },
    });
    const { result } = compiled;
    if (result === null) {
      const error = compiled.takeDiagnostics();
      const problems = error === null ? [] : compiler.fetchDiagnostics(error);
      throw new AppError("INTERNAL", `report ${report.code}: ${JSON.stringify(problems)}`);
    }
    const creationTimestamp = Date.parse(`${madeOn}T00:00:00Z`) / 1000;
    try {
      return compiler.pdf(result, { pdfStandard: STANDARD, creationTimestamp });
    } catch (error) {
      // The standard wants every letter drawn. Where the faces lack one, a sign that something is missing stands for it,
      // and whoever listens or copies still gets the letter: a report that holds one foreign word has its file.
      if (!LACKS_LETTER.test(String(error))) throw error;
      return compiler.pdf(result, { creationTimestamp });
    }
  } finally {
    compiler.evictCache(0);
  }
}

/** The report in the form that the template reads. */
function typesetOf(report: Report, madeOn: string, isShown: (letter: string) => boolean) {
  const { locale } = report;
  const base = directionOf(locale);
  const { t, said } = wordsFor(locale, locale, {});
  const isUnshown = [...textsOf(report)].some((one) => ![...one.text.normalize("NFC")].every(isShown));
  const text = (given: Text) => {
    const one = { ...given, text: withMarks(given.text.normalize("NFC"), isShown, t("report.unshownMark")) };
    const language = one.language === null ? locale : primaryLanguage(one.language);
    return {
      plain: bare(one.text),
      language: LANGUAGE.test(language) ? language : locale,
      direction: directionOfText(one, base),
      hasArabic: ARABIC.test(one.text),
      isLong: LONG_WORD.test(one.text),
      lines: one.text.split(/\r?\n/).map(stretchesOf),
    };
  };
  const cell = (texts: readonly Text[]) => ({ lines: texts.map(text) });
  const blockOf = (block: Block) => {
    switch (block.kind) {
      case "heading":
      case "paragraph":
        return { ...block, text: text(block.text) };
      case "list":
        return { ...block, items: block.items.map(cell) };
      case "facts":
        return {
          ...block,
          facts: block.facts.map(({ term, values }) => ({ term: text(term), values: values.map(text) })),
        };
      case "quote":
        return { ...block, by: text(block.by), texts: block.texts.map(text) };
      case "note":
        return { ...block, texts: block.texts.map(text) };
      case "table":
        return {
          ...block,
          caption: text(block.caption),
          columns: block.columns.map((column, place) => ({
            ...column,
            text: text(column.text),
            width: widthOf(block.rows.map((row) => row[place] ?? [])),
          })),
          rows: block.rows.map((row) => row.map(cell)),
        };
    }
  };
  const [year, month, day] = madeOn.split("-").map(Number);
  return {
    language: locale,
    direction: base,
    title: text(report.title),
    author: bare(report.author.text),
    madeOn: { year, month, day },
    mark: report.mark === null ? null : bare(report.mark.text),
    layout: report.layout ?? null,
    unshown: isUnshown ? text(said(t("report.unshownNote"))) : null,
    foot: text({ ...report.foot, text: `${report.foot.text} ${codeText(report.code)}` }),
    lead: report.lead.map(text),
    contents: text(said(t("report.contents"))),
    sections: report.sections.map(({ id, title, blocks }) => ({
      id,
      title: text(title),
      blocks: blocks.map(blockOf),
    })),
  };
}

/** How wide a column is beside the others: by the root of its longest text, so that long texts take more and not all. */
function widthOf(cells: readonly (readonly Text[])[]): number {
  const longest = Math.max(1, ...cells.flat().map(({ text }) => text.length));
  return Math.round(Math.sqrt(Math.min(Math.max(longest, 12), 240)) * 10) / 10;
}

/** A text in one line, without the signs that steer its direction. */
function bare(text: string): string {
  return stretchesOf(text.normalize("NFC"))
    .map((stretch) => stretch.text)
    .join("");
}
