/** What a page shows of a pack that came back, as plain JSON. */
import type { UndoneBatch } from "@/lib/import/runs/view";
import type { PackPart, PackValue } from "./fields";

/** What is wrong with a cell or a row of a pack, or with the whole; texts are `pack.problems.CODE`. */
export const PACK_PROBLEMS = [
  "no_pack",
  "other_assessment",
  "other_kind",
  "other_edition",
  "pack_changed",
  "unreadable",
  "locked",
  "code_unknown",
  "code_twice",
  "row_changed",
  "rows_missing",
  "column_missing",
  "formula",
  "state_unknown",
  "level_missing",
  "level_off_scale",
  "level_without_rated",
  "reason_missing",
  "reason_unknown",
  "reason_without_state",
  "reason_not_accepted_here",
  "not_applicable_not_allowed",
  "cause_unknown",
  "text_too_long",
] as const;
export type PackProblemCode = (typeof PACK_PROBLEMS)[number];

/** One thing that is not taken, with its place: `sheet` and `column` in the words of the file. */
export type PackProblem = {
  sheet: string | null;
  line: number | null;
  column: string | null;
  code: PackProblemCode;
  value: string;
};

/**
 * What a pack would change of a part of a rating. `added`: nobody else touched it since the pack went out.
 * `collides`: it was changed here as well. `emptied`: the file holds nothing where something is stored. Of the last two
 * a person chooses.
 */
export type PackChange = {
  indicator: string;
  part: PackPart;
  sheet: string;
  line: number;
  column: string;
  status: "added" | "collides" | "emptied";
  file: PackValue;
  stored: PackValue;
};

/** How a pack compares with what is stored. */
export type PackPreview = {
  changes: readonly PackChange[];
  /** Parts in which the file says what is stored already. */
  same: number;
  problems: readonly PackProblem[];
  /** The version of each rating that would change, as it was compared. */
  versions: Readonly<Record<string, number>>;
  /** When the pack went out (ISO 8601); null where it cannot be told. */
  sentAt: string | null;
};

/** A pack that came back, for its owner: compared, or applied. */
export type PackRun = { id: string; fileName: string } & (
  | { status: "compared"; preview: PackPreview }
  | { status: "applied"; batch: string | null; counts: { changed: number }; undone: UndoneBatch | null }
);

/** Why a pack is not applied. */
export type ApplyRefusal = "choice_missing" | "changed_meanwhile" | "nothing" | "applied" | "locked";

/** Whether a person has to choose between what the file says and what is stored. */
export function needsChoice({ status }: Pick<PackChange, "status">): boolean {
  return status !== "added";
}

/** The name of a change in a form. */
export function changeName({ indicator, part }: Pick<PackChange, "indicator" | "part">): string {
  return `${indicator}.${part}`;
}
