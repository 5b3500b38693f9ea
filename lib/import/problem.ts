/** Everything that can be wrong with an imported file; texts are `import.problems.CODE`. */
export const PROBLEM_CODES = [
  "file_unreadable",
  "file_encoding",
  "file_empty",
  "file_kind",
  "file_old_workbook",
  "file_too_long",
  "file_too_wide",
  "sheets_all_hidden",
  "formula_without_result",
  "letter_lost",
  "text_garbled",
  "cells_merged",
  "header_not_found",
  "header_not_first",
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
  "mark_unclear",
  "value_absent",
  "figure_contradicts",
  "number_unreadable",
  "number_ambiguous",
  "number_note",
  "number_range",
  "count_not_whole",
  "count_negative",
  "count_too_large",
  "year_unreadable",
  "date_ambiguous",
  "date_serial",
  "country_ambiguous",
  "country_conflict",
  "country_not_listed",
  "country_name_unknown",
  "action_unknown",
  "action_without_date",
  "date_unreadable",
  "day_unreadable",
  "period_backwards",
  "language_form",
  "link_form",
  "text_too_long",
  "grade_without_type",
  "code_form",
  "code_of_other_source",
  "assessment_missing",
  "assessment_locked",
  "round_unknown",
  "round_exists",
  "round_code",
  "edition_missing",
  "edition_unknown",
  "edition_other_bytes",
  "not_allowed",
  "person_unknown",
  "person_not_allowed",
  "document",
  "row_differs",
  "country_not_one",
  "text_too_long",
  "value_not_allowed",
  "number_out_of_range",
  "language_form",
  "link_form",
  "link_unknown",
  "rule",
  "entry_code_form",
  "entry_closed",
  "cell_taken",
  "column_not_read",
  "source_unknown",
  "source_not_addable",
  "source_consent_ended",
  "not_allowed_here",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What was understood where a file left room for it; texts are `import.notices.CODE`. */
export const NOTICE_CODES = [
  "encoding",
  "sheet_hidden",
  "sheet_chosen",
  "preamble",
  "header_lines",
  "thousands",
  "exponent",
  "whole_number",
  "decimal_comma",
  "other_digits",
  "year_of_date",
  "below",
  "mark",
  "mark_status",
  "mark_zero",
  "date_format",
  "accession_by_blank_signature",
  "left_out_region",
  "left_out_organisation",
  "left_out_total",
  "left_out_unstated",
  "left_out_part_of_state",
  "left_out_decided",
  "left_out_undecided",
  "left_out_other",
  "left_out_chosen",
  "status_not_taken",
  "personal",
  "personal_more",
  "personal_unseen",
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** One thing that was understood, with its place as in `Problem`. */
export type Notice = {
  line: number | null;
  column: string | null;
  code: NoticeCode;
  values: Readonly<Record<string, string | number>>;
};

/** A notice at a place. */
export function notice(
  code: NoticeCode,
  place: { line?: number; column?: string } = {},
  values: Readonly<Record<string, string | number>> = {},
): Notice {
  return { line: place.line ?? null, column: place.column ?? null, code, values };
}

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

/** Problems by line and then by column as the columns stand in the file; what is about no line or no column comes first. */
export function inOrder(problems: readonly Problem[], columns: readonly string[]): readonly Problem[] {
  const placeOf = ({ column }: Problem) => {
    const place = column === null ? -1 : columns.indexOf(column);
    return column !== null && place === -1 ? columns.length : place;
  };
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || placeOf(a) - placeOf(b));
}
