/** An image that stands alone: title, what is shown, a drawing, its key, and below it sources and caveats. Pure. */
import type { Direction } from "@/lib/i18n/locales";
import { PAINT, said, tag } from "./svg";
import { wrapText } from "./wrap";

/** One line of the key: what it says, and its sample drawn around a middle, where there is one. */
export type SheetLine = {
  readonly text: string;
  readonly sample?: {
    /** Height that the sample needs; a line of text where it needs no more. */
    readonly room?: number;
    readonly draw: (middle: { x: number; y: number }) => string;
  };
};

export type Sheet = {
  readonly language: string;
  readonly direction: Direction;
  readonly width: number;
  readonly title: string;
  /** What is shown: the day, the filters, that States are invented. */
  readonly lines: readonly string[];
  readonly drawing: { readonly height: number; readonly content: string };
  readonly keyTitle: string | null;
  readonly key: readonly SheetLine[];
  /** Sources, caveats, and who gives the image out. */
  readonly foot: readonly string[];
};

/** Space at every edge. */
export const SIDE = 12;
const TITLE = { size: 18, line: 26 } as const;
export const WORDS = { size: 12, line: 17 } as const;
const SAMPLE = 40;
const STRONG = 650;
/** The fonts of the product, where the machine that shows the image has them. */
const FACE = "'Noto Sans', 'Noto Sans Arabic', sans-serif";

/** The image as the text of an SVG file that fetches nothing. */
export function sheetImage({
  language,
  direction,
  width,
  title,
  lines,
  drawing,
  keyTitle,
  key,
  foot,
}: Sheet): string {
  const edge = (inset = SIDE) => (direction === "rtl" ? width - inset : inset);
  let y = SIDE;
  const parts: string[] = [];
  const write = (
    text: string,
    { size, line }: typeof TITLE | typeof WORDS,
    inset = SIDE,
    weight?: number,
  ) => {
    for (const row of wrapText(text, width - inset - SIDE, size)) {
      y += line;
      const place = {
        x: edge(inset),
        y: y - line * 0.3,
        "font-size": size,
        "font-weight": weight,
        direction,
      };
      parts.push(tag("text", { ...place, fill: PAINT.ink }, said(row)));
    }
  };
  write(title, TITLE, SIDE, STRONG);
  for (const line of lines) write(line, WORDS);
  y += SIDE;
  const { height: drawn, content } = drawing;
  parts.push(tag("svg", { x: 0, y, width, height: drawn, viewBox: `0 0 ${width} ${drawn}` }, content));
  y += drawn + SIDE;
  if (keyTitle !== null) write(keyTitle, WORDS, SIDE, STRONG);
  for (const { text, sample } of key) {
    const room = Math.max(WORDS.line, sample?.room ?? 0);
    y += (room - WORDS.line) / 2;
    parts.push(sample?.draw({ x: edge(SIDE + SAMPLE / 2), y: y + WORDS.line / 2 }) ?? "");
    write(text, WORDS, sample === undefined ? SIDE : SIDE + SAMPLE + 8);
    y += (room - WORDS.line) / 2;
  }
  y += SIDE;
  for (const line of foot) {
    write(line, WORDS);
    y += 4;
  }
  const height = Math.ceil(y + SIDE);
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", ...size, lang: language, "font-family": FACE },
    tag("title", {}, said(title)),
    tag("rect", { width, height, fill: PAINT.panel }),
    ...parts,
  )}\n`;
}
