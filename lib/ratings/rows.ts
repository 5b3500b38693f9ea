/** Between the rows of `ratings` and the values that rules and screens use. */
import type { ratings } from "@/db/schema/rating";
import { RATING_FIELDS } from "./fields";
import { EMPTY_RATING, type StoredRating } from "./merge";
import type { FieldValues } from "./schema";

export type RatingRow = typeof ratings.$inferSelect;
type FieldColumns = Pick<RatingRow, (typeof RATING_FIELDS)[number]>;

/** The values of a row; the level as a number (three decimals at most, so it is exact on every scale). */
export function valuesOf(row: FieldColumns): FieldValues {
  const { level, ...rest } = row;
  const values: FieldValues = { ...EMPTY_RATING };
  for (const field of RATING_FIELDS) {
    if (field !== "level") Object.assign(values, { [field]: rest[field] });
  }
  values.level = level === null ? null : Number(level);
  return values;
}

/** The columns that hold the values. */
export function columnsOf({ level, ...rest }: FieldValues): FieldColumns {
  return { ...rest, level: level === null ? null : level.toFixed(3) };
}

/** A row as merging reads it; version 0 for none. */
export function storedRating(row: RatingRow | undefined): StoredRating {
  return row
    ? { version: row.version, values: valuesOf(row), fieldVersions: row.fieldVersions }
    : { version: 0, values: EMPTY_RATING, fieldVersions: {} };
}
