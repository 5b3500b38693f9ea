/** What may be sent about the State's comments. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { DISPOSITIONS } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { language, optionalText, requiredText } from "@/lib/core/field-schemas";
import { LONG_TEXT_MAX } from "@/lib/ratings/fields";

const REASON_MAX = 5_000;

/** The part of an address that stands for the text as a whole, where else the code of an indicator stands. */
export const WHOLE_TEXT = "text";

/** An indicator of the edition, or null for the text as a whole. */
export const pointSchema = z
  .string()
  .min(1, "errors.field.missing")
  .transform((point) => (point === WHOLE_TEXT ? null : point));

/** How a point stands in an address. */
export function addressOfPoint(indicator: string | null): string {
  return indicator ?? WHOLE_TEXT;
}

/** Which of the drafts that were sent is meant, the last one where the address says nothing; 0 is none of them. */
export const draftQuerySchema = z.object({ draft: z.coerce.number().int().min(1).optional().catch(0) });

/** What the State says of one point; version 0 says that nothing was saved yet. */
export const saveCommentSchema = assessmentKeySchema.extend({
  point: pointSchema,
  version: z.coerce.number().int().min(0),
  body: requiredText(LONG_TEXT_MAX),
  language,
});
export type SaveComment = z.output<typeof saveCommentSchema>;

/** A comment that was not handed in is taken away. */
export const removeCommentSchema = assessmentKeySchema.extend({ comment: z.uuid("errors.field.missing") });
export type RemoveComment = z.output<typeof removeCommentSchema>;

/** A file that was not handed in is taken away. */
export const removeFileSchema = assessmentKeySchema.extend({ file: z.uuid("errors.field.missing") });
export type RemoveFile = z.output<typeof removeFileSchema>;

/** More time is asked for, once. */
export const askForTimeSchema = assessmentKeySchema.extend({ reason: requiredText(REASON_MAX) });
export type AskForTime = z.output<typeof askForTimeSchema>;

/** The programme manager grants more time, or does not. */
export const answerForTimeSchema = assessmentKeySchema.extend({
  granted: z.enum(["yes", "no"], "errors.field.missing").transform((word) => word === "yes"),
  answer: requiredText(REASON_MAX),
});
export type AnswerForTime = z.output<typeof answerForTimeSchema>;

/** What becomes of one comment, and why; version 0 says that it has no answer yet. */
export const respondSchema = assessmentKeySchema.extend({
  comment: z.uuid("errors.field.missing"),
  version: z.coerce.number().int().min(0),
  disposition: z.enum(DISPOSITIONS, "errors.field.missing"),
  reason: requiredText(LONG_TEXT_MAX),
  language,
});
export type Respond = z.output<typeof respondSchema>;

/** A rating is changed after the State commented: a level as text, or a state without level. */
export const reviseRatingSchema = assessmentKeySchema.extend({
  indicator: z.string().min(1, "errors.field.missing"),
  version: z.coerce.number().int().min(0),
  mutationId: z.uuid(),
  judgement: z.union(
    [z.enum(["not_reached", "does_not_exist"]), z.string().regex(/^-?\d{1,5}(\.\d{1,3})?$/)],
    "errors.field.missing",
  ),
  rationale: requiredText(LONG_TEXT_MAX),
  changeCause: z.string().optional(),
  overrideReason: optionalText(2_000),
  reason: requiredText(REASON_MAX),
});
export type ReviseRating = z.output<typeof reviseRatingSchema>;
