/** What programs read out of a PDF. */
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { stretchesOf } from "@/lib/reports/direction";

/** A PDF as a program opens it. */
export function openedPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

/** The text of every page as a program reads it out: line after line, each from its own side. */
export async function linesOf(file: PDFDocumentProxy): Promise<string[]> {
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
/** A text without the signs that steer its direction. */
export const bare = (text: string) =>
  stretchesOf(text.normalize("NFC"))
    .map((stretch) => stretch.text)
    .join("");

/** The words of these texts that a PDF does not give back. */
export async function missingWords(
  file: PDFDocumentProxy,
  texts: Iterable<string>,
): Promise<readonly string[]> {
  const wordsOf = (text: string) =>
    // “And” is joined to what follows it in Arabic; beside Latin letters or digits the two are read out apart.
    text
      .replace(/و(?=[A-Z\d])/gu, "و ")
      .split(/\s+/)
      .map((word) => word.replace(NO_LETTER, "").replace(SIGNS, ""));
  const read = (await linesOf(file)).join(" ");
  const said = new Set(wordsOf(read));
  // A word may be parted at the end of a line, or by a sign that is drawn as a part of the letter before it; this
  // reader says some such letters twice.
  const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").replace(/(\p{L})\1+/gu, "$1");
  const run = lettersOf(read);
  const missing = [...texts]
    .map(bare)
    // Beside a mark of a vowel this reader says the letter twice or not at all; others read it well.
    .flatMap((text) => wordsOf(text.replace(WITH_VOWEL, "")))
    .filter((word) => word !== "" && !said.has(word) && !run.includes(lettersOf(word)));
  return [...new Set(missing)];
}
