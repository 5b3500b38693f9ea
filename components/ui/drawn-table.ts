/** A long table in words that are ready, as plain JSON: what the server writes down and the browser draws. */
import type { Construct } from "@/lib/instruments/format-values";
import type { Rank } from "./band";

/** The head of a column. */
export type LinesHead = {
  readonly key: string;
  readonly label: string;
  readonly isNumeric?: boolean;
  /** It leads on, which paper does not. */
  readonly isScreenOnly?: boolean;
  /** What stands in it is never broken into lines. */
  readonly isShort?: boolean;
  /** The language of the label where it is not that of the page. */
  readonly language?: string;
  /** A code before the label, which stands alone where there is no room for both. */
  readonly code?: string;
  /** One of many columns, each as wide as it must be and no wider: for levels as digits, or as words. */
  readonly holds?: "digits" | "words";
  /** Where a cell of the column that leads on leads to, behind the address of its row. */
  readonly opens?: string | undefined;
};

/** What several columns have in common, above their heads. */
export type LinesOver = {
  readonly key: string;
  /** Empty over columns that have nothing in common. */
  readonly label: string;
  readonly language?: string;
  /** What is said of them all, in the language of the page. */
  readonly said?: string;
  readonly span: number;
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
  /** Says of as many columns as it spans why there is nothing in them. */
  | { readonly text: string; readonly spans: number }
  | LinesLevel
  | LinesFigure;

/** A level or its word, or why there is none (`missing`, `none`); it leads on: by its column, or `opens`. */
export type LinesLevel = {
  readonly level: string;
  /** The tint of its ground; none outside the team's own exposures, and where there is no level. */
  readonly tint?: { readonly construct: Construct; readonly rank: Rank } | "missing" | undefined;
  /** What it is called for who listens, where the text alone does not say it. */
  readonly said?: string | undefined;
  readonly language?: string | undefined;
  readonly opens?: string | undefined;
};

/** A figure under its band; the word has the language of the instrument. */
type LinesFigure = {
  readonly construct: Construct;
  /** Null where the word names no one place of the scale: then it stands on no ground. */
  readonly rank: Rank | null;
  readonly word?: string;
  readonly wordLanguage: string;
  readonly figure?: string;
  /** Its bounds and its plausible range. */
  readonly range?: string;
  readonly note?: string;
};

/** One row: its cells in the order of the columns; the first is its head. A number stands for a cell of `shared`. */
export type TableLine = {
  readonly key: string;
  readonly cells: readonly (LinesCell | number)[];
  /** What the addresses of its cells begin with, its language included; without it no cell leads on. */
  readonly opens?: string;
};

/** Rows under a row of their own that says what they have in common. */
export type LinesGroup = {
  readonly key: string;
  readonly title: string;
  /** The language of the title where it is not that of the page. */
  readonly language?: string;
  /** What stands behind the title and folds the rows away or brings them back. */
  readonly fold?: { readonly text: string; readonly said: string; readonly href: string };
  readonly lines: readonly TableLine[];
};

/** What a long table is drawn from. */
export type DrawnTable = {
  readonly overs?: readonly LinesOver[];
  readonly heads: readonly LinesHead[];
  /** Cells that occur again and again, so that each is written down once. */
  readonly shared?: readonly LinesCell[];
  readonly lines?: readonly TableLine[];
  readonly groups?: readonly LinesGroup[];
};
