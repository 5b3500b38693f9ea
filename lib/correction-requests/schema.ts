/** What may be sent about the correction of a release. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { CORRECTION_DECISIONS } from "@/db/enums";
import { language, optionalText, requiredText } from "@/lib/core/field-schemas";
import { LONG_TEXT_MAX } from "@/lib/ratings/fields";
import { releaseCodeSchema } from "@/lib/releases/schema";

const REFERENCE_MAX = 200;

/** Something in a release is wrong; without an indicator, in the release as a whole. */
export const requestCorrectionSchema = z.object({
  code: releaseCodeSchema,
  indicator: optionalText(32),
  body: requiredText(LONG_TEXT_MAX),
  language,
  /** Of the letter that it came by. */
  reference: optionalText(REFERENCE_MAX),
});
export type RequestCorrection = z.output<typeof requestCorrectionSchema>;

/** What is decided on it, and why. */
export const decideCorrectionSchema = z.object({
  code: releaseCodeSchema,
  request: z.uuid("errors.field.missing"),
  decision: z.enum(CORRECTION_DECISIONS, "errors.field.missing"),
  reason: requiredText(LONG_TEXT_MAX),
  language,
});
export type DecideCorrection = z.output<typeof decideCorrectionSchema>;
