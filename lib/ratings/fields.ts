/** The fields of a rating that a person writes, in one list that server and browser share. Imports nothing heavy. */
import type { RatingKind } from "@/db/enums";

/** Every field that a save may touch, named as in the table. */
export const RATING_FIELDS = [
  "state",
  "level",
  "notAssessedReason",
  "notApplicableReason",
  "rationale",
  "teamNote",
  "language",
  "confidenceLoweredTo",
  "confidenceLoweredReason",
  "changeCause",
  "overrideReason",
  "searchSources",
  "searchLanguages",
  "searchFrom",
  "searchTo",
  "contradictionAnswered",
  "requestWhat",
  "requestOf",
  "requestOn",
  "requestBy",
  "requestRefusal",
] as const;
export type RatingFieldName = (typeof RATING_FIELDS)[number];

/** The fields of a rating that hold what a person typed. */
export const RATING_TEXTS = [
  "notApplicableReason",
  "rationale",
  "teamNote",
  "confidenceLoweredReason",
  "overrideReason",
  "searchSources",
  "searchLanguages",
  "requestWhat",
  "requestOf",
  "requestRefusal",
] as const satisfies readonly RatingFieldName[];

/** Whether a field holds a text, and no code, number or day. */
export function isRatingText(field: RatingFieldName): boolean {
  return RATING_TEXTS.some((one) => one === field);
}

/** State, level and reason code are one judgement: a save that touches one of them settles all three. */
export const JUDGEMENT_FIELDS = ["state", "level", "notAssessedReason"] as const;

/** What a State says of an indicator; the other fields are for the team and its evidence. */
const SELF_FIELDS: readonly string[] = [
  ...JUDGEMENT_FIELDS,
  "notApplicableReason",
  "rationale",
  "language",
] satisfies RatingFieldName[];

/** Whether a save of a kind touches no field that this kind does not have. */
export function hasOnlyFieldsOf(kind: RatingKind, fields: object): boolean {
  return kind !== "self" || Object.keys(fields).every((field) => SELF_FIELDS.includes(field));
}

/** Longest text of the long fields (rationale, team note), in characters. */
export const LONG_TEXT_MAX = 20_000;
/** Longest text of every other field, in characters. */
export const SHORT_TEXT_MAX = 2_000;

/** Fields that a figure may depend on; the others never make figures move. */
export const FIGURE_FIELDS = [
  "state",
  "level",
  "notAssessedReason",
  "confidenceLoweredTo",
  "contradictionAnswered",
] as const satisfies readonly RatingFieldName[];

/** Whether figures may depend on a field. */
export function movesFigures(field: RatingFieldName): boolean {
  return FIGURE_FIELDS.some((one) => one === field);
}
