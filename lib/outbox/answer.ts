/** From the PATCH route's response to what the outbox does next. Pure. */
import { z } from "zod/mini";
import { RATING_FIELDS, type RatingFieldName } from "@/lib/ratings/fields";
import type { FieldSet, FieldValue } from "./entry";
import type { Answer } from "./transitions";

export const fieldValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const fieldName = z.enum(RATING_FIELDS);
/** Values by field; a name that this version does not know is left out. */
export const fieldSetSchema = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((record) => fieldSetOf(record)),
);

/** The rating's fields in any JSON object, such as a `RatingView`; everything else is left out. */
export function fieldSetOf(record: Readonly<Record<string, unknown>>): FieldSet {
  const fields: Partial<Record<RatingFieldName, FieldValue>> = {};
  for (const field of RATING_FIELDS) {
    const value = z.safeParse(fieldValueSchema, record[field]);
    if (value.success) fields[field] = value.data;
  }
  return fields;
}

const rating = z.looseObject({ version: z.number() });
const saved = z.object({ version: z.number(), savedAt: z.string(), rating });
const conflicted = z.object({
  version: z.number(),
  conflicts: z.array(
    z.object({
      field: fieldName,
      theirs: fieldValueSchema,
      at: z.string(),
      isOwn: z.boolean(),
      by: z.nullable(z.string()),
    }),
  ),
  rating,
});
const invalid = z.object({ fields: z.record(z.string(), z.array(z.string())) });

const NOT_UNDERSTOOD: Answer = { kind: "paused", pause: "unanswered" };

/** What a response means. What cannot be read counts as no answer: the same attempt is sent again. */
export function answerOf(status: number, body: unknown): Answer {
  if (status === 200) {
    const parsed = z.safeParse(saved, body);
    if (!parsed.success) return NOT_UNDERSTOOD;
    const { version, savedAt, rating: now } = parsed.data;
    return { kind: "saved", version, savedAt, known: fieldSetOf(now), knownVersion: now.version };
  }
  if (status === 409) {
    const parsed = z.safeParse(conflicted, body);
    if (!parsed.success || parsed.data.conflicts.length === 0) return NOT_UNDERSTOOD;
    const conflicts = parsed.data.conflicts.map(({ theirs, ...rest }) => ({ ...rest, value: theirs }));
    return {
      kind: "conflict",
      version: parsed.data.version,
      known: fieldSetOf(parsed.data.rating),
      conflicts,
    };
  }
  if (status === 422) {
    const parsed = z.safeParse(invalid, body);
    const fields = parsed.success ? parsed.data.fields : {};
    return {
      kind: "invalid",
      problems: Object.fromEntries(
        RATING_FIELDS.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])),
      ),
    };
  }
  if (status === 401) return { kind: "paused", pause: "signed_out" };
  if (status === 423) return { kind: "paused", pause: "locked" };
  if (status === 403 || status === 404) return { kind: "paused", pause: "absent" };
  if (status === 429 || status >= 500) return NOT_UNDERSTOOD;
  return { kind: "invalid", problems: {} };
}
