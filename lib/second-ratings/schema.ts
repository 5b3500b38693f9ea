/** What may be sent about a second rating. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { requiredText } from "@/lib/core/field-schemas";

const REASON_MAX = 5_000;
const indicator = z.string().min(1, "errors.field.missing");

/** One more indicator is to be rated a second time, for a reason. */
export const askForSecondRatingSchema = assessmentKeySchema.extend({
  indicator,
  reason: requiredText(REASON_MAX),
});
export type AskForSecondRating = z.output<typeof askForSecondRatingSchema>;

/** Both ratings are shown to each other, for good. */
export const revealSecondRatingsSchema = assessmentKeySchema.extend({
  confirmed: z.literal("on", "errors.field.unconfirmed"),
});

/** What a third person decides on: a level of the scale as text, or a state without level. */
export const decidedSchema = z.union(
  [z.enum(["not_assessed", "not_applicable"]), z.string().regex(/^-?\d{1,5}(\.\d{1,3})?$/)],
  "errors.field.missing",
);

/** A decision between two ratings of an indicator, with its reason. */
export const decideSecondRatingSchema = assessmentKeySchema.extend({
  indicator,
  /** The version of the pair that the person saw. */
  version: z.coerce.number().int().min(1),
  decided: decidedSchema,
  reason: requiredText(REASON_MAX),
});
export type DecideSecondRating = z.output<typeof decideSecondRatingSchema>;
