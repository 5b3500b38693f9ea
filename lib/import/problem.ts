/** Everything that can be wrong with an imported file; texts are `import.problems.CODE`. */
export const PROBLEM_CODES = [
  "file_unreadable",
  "file_encoding",
  "file_empty",
  "file_kind",
  "column_missing",
  "column_unknown",
  "column_twice",
  "cells_too_many",
  "cells_too_few",
  "quote",
  "required",
  "country_unknown",
  "country_not_in_round",
  "indicator_unknown",
  "state_unknown",
  "level_missing",
  "level_not_number",
  "level_not_on_scale",
  "level_without_rated",
  "reason_missing",
  "reason_unknown",
  "reason_without_state",
  "not_applicable_not_allowed",
  "row_twice",
  "value_unknown",
  "date_unreadable",
  "code_form",
  "code_of_other_source",
  "assessment_missing",
  "assessment_locked",
  "round_unknown",
  "round_exists",
  "edition_unknown",
  "edition_other_bytes",
  "not_allowed",
  "person_unknown",
  "document",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is wrong, with its place: `line` counts from 1 as an editor does, `column` is the header's word. */
export type Problem = {
  line: number | null;
  column: string | null;
  code: ProblemCode;
  values: Readonly<Record<string, string | number>>;
};

/** A problem at a place. */
export function problem(
  code: ProblemCode,
  place: { line?: number; column?: string } = {},
  values: Readonly<Record<string, string | number>> = {},
): Problem {
  return { line: place.line ?? null, column: place.column ?? null, code, values };
}
