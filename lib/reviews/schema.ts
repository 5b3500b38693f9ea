/** What may be sent in a review. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { CONFIRMATION_KINDS } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { language, optionalText, requiredText } from "@/lib/core/field-schemas";

const COMMENT_MAX = 5_000;

/** A new thread on one indicator, with its first comment. */
export const openThreadSchema = assessmentKeySchema.extend({
  indicator: z.string().min(1),
  body: requiredText(COMMENT_MAX),
  language,
});
export type OpenThread = z.output<typeof openThreadSchema>;

const threadKey = assessmentKeySchema.extend({ threadId: z.uuid() });

/** A further comment in a thread. */
export const replySchema = threadKey.extend({ body: requiredText(COMMENT_MAX), language });
export type Reply = z.output<typeof replySchema>;

/** A thread is settled. */
export const resolveThreadSchema = threadKey.extend({ reason: optionalText(COMMENT_MAX) });
export type ResolveThread = z.output<typeof resolveThreadSchema>;

/** A thread is closed against its author, for a reason. */
export const overruleThreadSchema = threadKey.extend({ reason: requiredText(COMMENT_MAX) });
export type OverruleThread = z.output<typeof overruleThreadSchema>;

/** A gate is confirmed or a *not applicable* approved, for the judgement that the reviewer saw. */
export const giveConfirmationSchema = assessmentKeySchema.extend({
  kind: z.enum(CONFIRMATION_KINDS),
  indicator: z.string().min(1),
  judgementVersion: z.coerce.number().int().min(1),
  note: optionalText(COMMENT_MAX),
});
export type GiveConfirmation = z.output<typeof giveConfirmationSchema>;

/** What a person just did to a thread, as it stands in the address that they come back to. */
export const REVIEW_DONE = ["opened", "replied", "resolved", "overruled"] as const;
export type ReviewDone = (typeof REVIEW_DONE)[number];
