/** A long table in words that are ready, as plain JSON: what the server writes down and the browser draws. */
import type { Construct } from "@/lib/instruments/format-values";
import type { Rank } from "./band";

/** The head of a column. */
export type LinesHead = {
  readonly key: string;
  readonly label: string;
  readonly isNumeric?: boolean;
  /** What stands in it is never broken into lines. */
  readonly isShort?: boolean;
  /** The language of the label where it is not that of the page. */
  readonly language?: string;
};

/** What stands in a cell, in the reader's words. */
export type LinesCell =
  | string
  | { readonly text: string; readonly href: string }
  | { readonly text: string; readonly day: string }
  /** A dash for who looks, and what it means for who listens. */
  | { readonly dash: string }
  /** `under`: what stands below the text in small. */
  | { readonly text: string; readonly under: string }
  /** A code with its title, which has the language of the instrument. */
  | { readonly code: string; readonly title: string; readonly language: string }
  /**
   * `soft`: that something is missing; `strong`: what asks for attention; `isolate`: a name or years, in their own order.
   */
  | { readonly text: string; readonly as: "soft" | "strong" | "isolate" }
  | LinesFigure;

/** A figure under its band; the word has the language of the instrument. */
type LinesFigure = {
  readonly construct: Construct;
  readonly rank: Rank;
  readonly word: string;
  readonly wordLanguage: string;
  readonly figure?: string;
  readonly note?: string;
};

/** One row: its cells in the order of the columns; the first is its head. */
export type TableLine = { readonly key: string; readonly cells: readonly LinesCell[] };

/** Rows under a row of their own that says what they have in common, in the language of the instrument. */
export type LinesGroup = {
  readonly key: string;
  readonly title: string;
  readonly language: string;
  readonly lines: readonly TableLine[];
};

/** What a long table is drawn from. */
export type DrawnTable = {
  readonly heads: readonly LinesHead[];
  readonly lines?: readonly TableLine[];
  readonly groups?: readonly LinesGroup[];
};
