/** What waits on the device for one rating, as it is kept between two visits. Pure. */
import { z } from "zod/mini";
import { parsedJson } from "@/lib/core/parsed-json";
import { fieldSetSchema, fieldValueSchema } from "./answer";
import { freshEntry, type OutboxEntry, PAUSES } from "./entry";

/** Form of the stored text. A later version of the product still reads the earlier forms. */
export const RECORD_FORMAT = 1;
/** Unsent work is kept so long. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** A device may hold entries of a build that did not say who saved. */
const theirs = z.object({
  value: fieldValueSchema,
  at: z.string(),
  isOwn: z._default(z.boolean(), false),
  by: z._default(z.nullable(z.string()), null),
});

const recordSchema = z.object({
  format: z.literal(RECORD_FORMAT),
  address: z.string(),
  page: z.string(),
  version: z.number(),
  known: fieldSetSchema,
  typed: fieldSetSchema,
  bases: z.record(z.string(), z.number()),
  steps: z.array(fieldSetSchema),
  attempt: z.nullable(
    z.object({ mutationId: z.string(), base: z.number(), fields: fieldSetSchema, isStep: z.boolean() }),
  ),
  tries: z.number(),
  pause: z.nullable(z.enum(PAUSES)),
  conflicts: z.record(z.string(), theirs),
  unsentSince: z.nullable(z.number()),
});

/** The text that is encrypted and kept. Problems are left out: the server says them again. */
export function recordText(entry: OutboxEntry): string {
  const {
    address,
    page,
    version,
    known,
    typed,
    bases,
    steps,
    attempt,
    tries,
    pause,
    conflicts,
    unsentSince,
  } = entry;
  return JSON.stringify({
    format: RECORD_FORMAT,
    address,
    page,
    version,
    known,
    typed,
    bases,
    steps,
    attempt,
    tries,
    pause,
    conflicts,
    unsentSince,
  });
}

/** The entry of a kept text, ready to be sent again; null where it cannot be read. */
export function entryOfRecord(text: string): OutboxEntry | null {
  const parsed = z.safeParse(recordSchema, parsedJson(text));
  if (!parsed.success) return null;
  const { address, page, known, version, unsentSince, ...rest } = parsed.data;
  return {
    ...freshEntry(address, known, version, null, page),
    ...rest,
    // Another sign-in or state may let it through now; the server says so if not.
    pause: null,
    unsentSince,
    waitingSince: unsentSince,
    typedAt: unsentSince,
  };
}
