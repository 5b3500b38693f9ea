import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { wholeReport } from "@/tests/support/whole-report";
import { stretchesOf } from "./direction";
import { type Block, type Report, textsOf } from "./model";
import { pdfOf } from "./pdf";

type Node = { role?: string; id?: string; children?: Node[] };

/** The text of every page as a program reads it out: line after line, each from its own side. */
async function linesOf(file: PDFDocumentProxy): Promise<string[]> {
  const lines: string[] = [];
  for (let place = 1; place <= file.numPages; place += 1) {
    const { items } = await (await file.getPage(place)).getTextContent();
    let line: string[] = [];
    for (const item of items) {
      if (!("str" in item)) continue;
      if (item.dir === "rtl") line.unshift(item.str);
      else line.push(item.str);
      if (!item.hasEOL) continue;
      lines.push(line.join(""));
      line = [];
    }
    lines.push(line.join(""));
  }
  return lines;
}

/** Marks of vowels, and what this reader makes of a sign that is drawn as a part of the letter before it. */
const WITH_VOWEL = /\S*[\u064b-\u0652\u0670]\S*/gu;
const NO_LETTER = /[\u064b-\u0652\u0670\p{Cc}]/gu;
/** Signs at the side of a word belong to the line, whose order is another matter. */
const SIGNS = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;
const bare = (text: string) =>
  stretchesOf(text.normalize("NFC"))
    .map((stretch) => stretch.text)
    .join("");

function rolesOf(node: Node, roles: string[] = []): string[] {
  if (node.role !== undefined) roles.push(node.role);
  for (const child of node.children ?? []) rolesOf(child, roles);
  return roles;
}

describe.each(LOCALES)("the PDF of a report in %s", (locale) => {
  const report = wholeReport(locale);
  let file: PDFDocumentProxy;
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = pdfOf(report, "2026-11-27");
    file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  });

  test("says its language, its title and its author, and is marked as one that was made to be listened to", async () => {
    const { info, metadata } = await file.getMetadata();
    expect(info).toMatchObject({ Language: locale, Title: report.title.text, Author: report.author.text });
    const marks: unknown = await file.getMarkInfo();
    expect(marks instanceof Map && marks.get("Marked")).toBe(true);
    expect(metadata?.getRaw()).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  test("has every section in its outline, in order, with its headings below", async () => {
    const outline = await file.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(report.sections.map(({ title }) => bare(title.text)));
    const below = outline.map(({ items }) => items.map((item: { title: string }) => item.title));
    const headings = (blocks: readonly Block[]) =>
      blocks.flatMap((block) =>
        block.kind === "heading" && block.level === 3 ? [bare(block.text.text)] : [],
      );
    expect(below).toEqual(report.sections.map(({ blocks }) => headings(blocks)));
  });

  test("has its faces within", () => {
    const text = bytes.toString("latin1");
    expect(text).toContain("NotoSans-Regular");
    expect(text).toContain("Amiri-Regular");
    expect(text).toContain("/FontFile");
  });

  test("tags headings, tables with their heads, lists and quotations", async () => {
    const roles = new Set<string>();
    for (let place = 1; place <= file.numPages; place += 1) {
      const tree = await (await file.getPage(place)).getStructTree();
      for (const role of rolesOf(tree as Node)) roles.add(role);
    }
    for (const role of ["H1", "H2", "H3", "Table", "TH", "TD", "Caption", "L", "LI", "BlockQuote", "P"])
      expect([...roles]).toContain(role);
  });

  test("gives back every word of the report", async () => {
    const wordsOf = (text: string) =>
      text.split(/\s+/).map((word) => word.replace(NO_LETTER, "").replace(SIGNS, ""));
    const read = (await linesOf(file)).join(" ");
    const said = new Set(wordsOf(read));
    // A word may be parted at the end of a line, or by a sign that is drawn as a part of the letter before it; this
    // reader says some such letters twice.
    const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").replace(/(\p{L})\1+/gu, "$1");
    const run = lettersOf(read);
    const missing = [...textsOf(report)]
      .map(({ text }) => bare(text))
      // Beside a mark of a vowel this reader says the letter twice or not at all; others read it well.
      .flatMap((text) => wordsOf(text.replace(WITH_VOWEL, "")))
      .filter((word) => word !== "" && !said.has(word) && !run.includes(lettersOf(word)));
    expect([...new Set(missing)]).toEqual([]);
  });

  test("gives them back in the order of the report", async () => {
    const run = (await linesOf(file)).join("").replace(/\s+/g, "");
    // The first of them stand in the list of contents too.
    let place = run.lastIndexOf(
      bare(report.sections[0]?.title.text ?? "").replace(/\s+/g, ""),
      run.length / 4,
    );
    const latin = report.sections.flatMap(({ title, blocks }) => [
      title.text,
      ...blocks.flatMap((block) => (block.kind === "heading" ? [block.text.text] : [])),
    ]);
    for (const heading of latin.filter((text) => /^[A-Z]\d/.test(text))) {
      const next = run.indexOf(heading.replace(/\s+/g, ""), place);
      expect(next, heading).toBeGreaterThan(-1);
      place = next;
    }
  });
});

describe("the PDF of a report in which something strange was typed", () => {
  const saying = (said: string): Report => {
    const report = wholeReport("en");
    const [first] = report.sections;
    if (first === undefined) throw new Error("no section");
    const text = { text: said, language: null };
    return { ...report, sections: [{ ...first, blocks: [{ kind: "paragraph", text }] }] };
  };
  const readOut = async (said: string) => {
    const bytes = new Uint8Array(pdfOf(saying(said), "2026-11-27"));
    return (await linesOf(await getDocument({ data: bytes, verbosity: 0 }).promise)).join("");
  };

  test("is made though its faces lack a letter", async () => {
    expect(await readOut("Beside 中文, ไทย and አማርኛ")).toContain("Beside");
  });

  test("leaves out what no file can hold, and runs nothing that was typed", async () => {
    const typed = '#import "/etc/passwd": * #read("/etc/passwd") #eval("1+1") $x^2$ `raw` <summary>';
    expect(await readOut(`Before\u0001\ufffe\uffff\u0085 ${typed}`)).toContain(`Before ${typed}`);
  });
});
