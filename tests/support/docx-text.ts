/** What a document for word processors says. */
import { strFromU8, unzipSync } from "fflate";

const PARAGRAPH = /<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs;
const RUN_TEXT = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g;

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** The text of one paragraph. */
export function textOf(paragraph: string): string {
  return [...paragraph.matchAll(RUN_TEXT)]
    .map(([, text]) => (text === undefined ? "\n" : unescaped(text)))
    .join("");
}

/** The parts of a document by their names. */
export function partsOf(document: Uint8Array): Readonly<Record<string, string>> {
  const files = unzipSync(new Uint8Array(document));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Its paragraphs as they are written. */
export function paragraphsOf(parts: Readonly<Record<string, string>>): readonly string[] {
  return parts["word/document.xml"]?.match(PARAGRAPH) ?? [];
}
