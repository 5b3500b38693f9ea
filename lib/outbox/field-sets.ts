import { JUDGEMENT_FIELDS, RATING_FIELDS, type RatingFieldName } from "@/lib/ratings/fields";
import type { FieldValue } from "./entry";

/** The fields that a record by field names, in the order of the list. */
export function fieldsOf(record: Readonly<Partial<Record<RatingFieldName, unknown>>>): RatingFieldName[] {
  return RATING_FIELDS.filter((field) => record[field] !== undefined);
}

/** The fields of the judgement among some. */
export function judgementOf(fields: readonly RatingFieldName[]): RatingFieldName[] {
  return fields.filter((field) => JUDGEMENT_FIELDS.some((judged) => judged === field));
}

/** A record by field without some of them. */
export function withoutFields<Value>(
  record: Readonly<Partial<Record<RatingFieldName, Value>>>,
  fields: readonly RatingFieldName[],
): Partial<Record<RatingFieldName, Value>> {
  const rest = { ...record };
  for (const field of fields) delete rest[field];
  return rest;
}

/** Whether two values are the same once the server has taken them in: blank is nothing, ends are cut, line ends are LF. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return taken(a) === taken(b);
}

function taken(value: FieldValue | undefined): FieldValue {
  if (typeof value !== "string") return value ?? null;
  const text = value.replaceAll("\r\n", "\n").trim();
  return text === "" ? null : text;
}
