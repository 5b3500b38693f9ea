/**
 * A report as plain data, be it of a country, of a round or a brief: what its page, its PDF and its document for word
 * processors are all made of. It holds nothing that says how it looks but how many sheets it may take, and whatever a
 * reader must not see is not in it. Pure, and safe in the browser.
 */
import type { RoundPurpose } from "@/db/enums";
import type { Locale } from "@/lib/i18n/locales";

/** A text with its language (BCP 47); null where nobody named it. `href` leads to the record behind it, on a page only. */
export type Text = {
  readonly text: string;
  readonly language: string | null;
  readonly href?: string;
};

/** A term with what stands for it, one text a line. */
export type Fact = { readonly term: Text; readonly values: readonly Text[] };
/** The head of a column; numbers stand in columns of their own. */
export type Column = { readonly text: Text; readonly isNumeric: boolean };
/** A cell: one text a line. */
export type Cell = readonly Text[];

export type Block =
  /** Below the title of its section: the first level is 3. */
  | { readonly kind: "heading"; readonly level: 3 | 4; readonly text: Text }
  | { readonly kind: "paragraph"; readonly text: Text; readonly isStrong?: boolean }
  | { readonly kind: "list"; readonly items: readonly Cell[] }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  /** What somebody said, with who it was. */
  | { readonly kind: "quote"; readonly by: Text; readonly texts: readonly Text[] }
  /** What must be known before reading on. */
  | { readonly kind: "note"; readonly tone: "information" | "warning"; readonly texts: readonly Text[] }
  /** The first cell of a row names the row. */
  | {
      readonly kind: "table";
      readonly caption: Text;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    };

/** A part of a report with a title of its own; `id` is unique in its report. */
export type Section = { readonly id: string; readonly title: Text; readonly blocks: readonly Block[] };

/**
 * How it lies on paper: with contents and chapters; on one sheet; or each section on at most so many sheets of its own.
 * Left out for chapters.
 */
export type Layout = { readonly kind: "sheet" } | { readonly kind: "sections"; readonly sheets: number };

export type Report = {
  readonly format: "gpat-report/1";
  /** Code of the release that it is the report of; of a draft the one that it would get; else of what it is about. */
  readonly code: string;
  readonly layout?: Layout;
  readonly isDraft: boolean;
  readonly locale: Locale;
  readonly purpose: RoundPurpose;
  readonly title: Text;
  readonly lead: readonly Text[];
  /** Said on every sheet; null where nothing has to be. */
  readonly mark: Text | null;
  /** Whose it is and that it is no official publication; at the foot of every sheet. */
  readonly foot: Text;
  readonly sections: readonly Section[];
  /** The author as files name it: never a person. */
  readonly author: Text;
};

function* textsOfBlock(block: Block): Generator<Text> {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      yield block.text;
      return;
    case "list":
      yield* block.items.flat();
      return;
    case "facts":
      for (const { term, values } of block.facts) yield* [term, ...values];
      return;
    case "quote":
      yield* [block.by, ...block.texts];
      return;
    case "note":
      yield* block.texts;
      return;
    case "table":
      yield block.caption;
      yield* block.columns.map(({ text }) => text);
      yield* block.rows.flat(2);
  }
}

/** Every text of a report in the order in which it is read. */
export function* textsOf(report: Report): Generator<Text> {
  yield report.title;
  yield* report.lead;
  for (const { title, blocks } of report.sections) {
    yield title;
    for (const block of blocks) yield* textsOfBlock(block);
  }
}
