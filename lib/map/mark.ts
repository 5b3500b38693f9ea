/** How a point says what it stands for: by its filling, so that no colour is needed. Pure, and safe in the browser. */
import type { TreatyStatus } from "@/lib/treaties/status";

export const MARKS = ["solid", "half", "ring", "crossed", "none"] as const;
/** `none` is the pattern of what nothing is known of. */
export type Mark = (typeof MARKS)[number];

/** The marks of a treaty's standing. */
export const TREATY_MARKS: Readonly<Record<TreatyStatus["kind"], Mark>> = {
  binding: "solid",
  deposited: "half",
  signed: "ring",
  withdrawn: "crossed",
  none: "none",
};

/** The marks of what was published of a country: the fullest of its figures. */
export const FIGURE_MARKS = {
  exact: "solid",
  estimated: "half",
  suppressed: "crossed",
  none: "none",
} as const;

/** One country of a map with what the map says of it. */
export type MapEntry = {
  readonly iso3: string;
  readonly name: string;
  readonly mark: Mark;
  /** What the point, the tile and the table say. */
  readonly text: string;
  /** The count that gives the point its size; null where there is none to show. */
  readonly value?: number | null;
};
