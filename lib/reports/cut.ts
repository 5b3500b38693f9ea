/** Cuts what must keep to a sheet: texts at a word, lists with a line that says how many more there are. Pure. */
import type { Cell, Text } from "./model";

const ELLIPSIS = "…";
const SEGMENTS = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A text of at most so many letters in one line, cut after a word where one ends in its second half. */
export function shortened(text: string, lettersMax: number): string {
  const line = text.trim().replace(/\s+/gu, " ");
  const letters = [...SEGMENTS.segment(line)].map(({ segment }) => segment);
  if (letters.length <= lettersMax) return line;
  const kept = letters.slice(0, lettersMax - 1).join("");
  const end = kept.lastIndexOf(" ");
  return `${(end > kept.length / 2 ? kept.slice(0, end) : kept).trimEnd()}${ELLIPSIS}`;
}

/** The first items of a list, and where there are more one that says how many. */
export function atMost<Item>(
  items: readonly Item[],
  countMax: number,
  make: (item: Item) => Cell,
  more: (count: number) => Text,
): readonly Cell[] {
  const left = items.length - countMax;
  return [...items.slice(0, countMax).map(make), ...(left > 0 ? [[more(left)]] : [])];
}
