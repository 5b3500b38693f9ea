/** How a save meets what others saved meanwhile. Pure. */
import { UNDETERMINED } from "@/lib/text/language";
import { JUDGEMENT_FIELDS, RATING_FIELDS, type RatingFieldName } from "./fields";
import type { FieldValues, RatingFields } from "./schema";

/** What a rating holds before anything was saved. */
export const EMPTY_RATING: FieldValues = {
  state: null,
  level: null,
  notAssessedReason: null,
  notApplicableReason: null,
  rationale: null,
  teamNote: null,
  language: UNDETERMINED,
  confidenceLoweredTo: null,
  confidenceLoweredReason: null,
  changeCause: null,
  overrideReason: null,
  searchSources: null,
  searchLanguages: null,
  searchFrom: null,
  searchTo: null,
  contradictionAnswered: false,
  requestWhat: null,
  requestOf: null,
  requestOn: null,
  requestBy: null,
  requestRefusal: null,
};

/** A stored rating as far as merging needs it; version 0 where nothing was saved yet. */
export type StoredRating = {
  version: number;
  values: FieldValues;
  /** Version at which each field last changed; absent: never. */
  fieldVersions: Readonly<Record<string, number>>;
};

export type Merge = {
  /** Fields that both sides changed to different values, in the order of the list. */
  conflicts: readonly RatingFieldName[];
  /** Touched fields whose value differs from the stored one; empty where nothing is to be done. */
  changed: readonly RatingFieldName[];
  /** The values after the save. */
  after: FieldValues;
};

/**
 * Merges the touched fields into the stored rating. A field conflicts when it changed after `baseVersion` and the two
 * values differ. A base version that the row has not reached (a restored database) trusts nothing.
 */
export function mergeSave(stored: StoredRating, baseVersion: number, touched: RatingFields): Merge {
  const base = baseVersion > stored.version ? 0 : baseVersion;
  const after: FieldValues = { ...stored.values, ...definedOnly(touched) };
  const changed = RATING_FIELDS.filter(
    (field) => touched[field] !== undefined && after[field] !== stored.values[field],
  );
  const conflicts = changed.filter((field) => (stored.fieldVersions[field] ?? 0) > base);
  return { conflicts, changed, after };
}

function definedOnly(fields: RatingFields): Partial<FieldValues> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Field versions after the given fields changed at `version`. */
export function withFieldVersions(
  before: Readonly<Record<string, number>>,
  changed: readonly RatingFieldName[],
  version: number,
): Record<string, number> {
  return { ...before, ...Object.fromEntries(changed.map((field) => [field, version])) };
}

/** The version at which the judgement (state, level, reasons) last changed; a confirmation holds for exactly one. */
export function judgementVersion(fieldVersions: Readonly<Record<string, number>>): number {
  return Math.max(
    0,
    ...[...JUDGEMENT_FIELDS, "notApplicableReason"].map((field) => fieldVersions[field] ?? 0),
  );
}
