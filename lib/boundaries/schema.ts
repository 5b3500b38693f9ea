/** What may be sent about boundary sets. */
import { z } from "zod";
import { requiredText } from "@/lib/core/field-schemas";
import { dayRange } from "@/lib/core/partial-date";

const TEXT_MAX = 300;
const REFERENCE_MAX = 1_000;
const PROPERTY_MAX = 200;

/** The number of a file that was sent, in an address. */
export const readingIdSchema = z.uuid();

export const choosePropertySchema = z.object({ reading: z.uuid(), property: requiredText(PROPERTY_MAX) });
export type ChooseProperty = z.output<typeof choosePropertySchema>;

/** A set is installed with the declaration of who cleared it. */
export const installSetSchema = z.object({
  reading: z.uuid(),
  source: requiredText(TEXT_MAX),
  edition: requiredText(TEXT_MAX),
  editionDate: z
    .string()
    .trim()
    .min(1, "errors.field.missing")
    .refine((text) => dayRange(text) !== null, "errors.field.not_a_partial_date"),
  clearedBy: requiredText(TEXT_MAX),
  clearedOn: z.string().trim().min(1, "errors.field.missing").pipe(z.iso.date("errors.field.not_a_day")),
  reference: requiredText(REFERENCE_MAX),
  declared: z.literal("on", "errors.field.unconfirmed"),
  language: z.string().regex(/^[a-z]{2,3}$/),
});
export type InstallSet = z.output<typeof installSetSchema>;

export const discardReadingSchema = z.object({ reading: z.uuid() });

export const removeSetSchema = z.object({
  set: z.uuid(),
  version: z.coerce.number().int().positive(),
  reason: requiredText(REFERENCE_MAX),
  confirmed: z.literal("on", "errors.field.unconfirmed"),
});
export type RemoveSet = z.output<typeof removeSetSchema>;
