/** Short ways to make the blocks of a report. Pure. */
import type { Block, Cell, Column, Fact, Text } from "./model";

type Table = Extract<Block, { kind: "table" }>;

/** A column of words. */
export function words(text: Text): Column {
  return { text, isNumeric: false };
}

/** A column of numbers. */
export function numbers(text: Text): Column {
  return { text, isNumeric: true };
}

/** A cell of one line. */
export function one(text: Text): Cell {
  return [text];
}

/** What is given, as a list of one; none where it is not. */
export function maybe<Given, Made>(
  given: Given | null | undefined,
  make: (given: Given) => Made,
): readonly Made[] {
  return given === null || given === undefined || given === "" ? [] : [make(given)];
}

/** A text that leads to the record behind it. */
export function leadingTo(href: string, text: Text): Text {
  return { ...text, href };
}

/** A paragraph. */
export function paragraph(text: Text): Block {
  return { kind: "paragraph", text };
}

/** A heading below the title of a section. */
export function heading(level: 3 | 4, text: Text): Block {
  return { kind: "heading", level, text };
}

/** Facts; none where there is none. */
export function facts(list: readonly Fact[]): readonly Block[] {
  return list.length === 0 ? [] : [{ kind: "facts", facts: list }];
}

/** A table; none where it has no row. */
export function table(
  caption: Text,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): readonly Table[] {
  return rows.length === 0 ? [] : [{ kind: "table", caption, columns, rows }];
}
