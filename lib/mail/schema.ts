/** What may be asked of the outbox. Pure, and safe in the browser. */
import { z } from "zod";
import { MAIL_STATES } from "@/db/enums";
import { pageNumber } from "@/lib/core/field-schemas";

export const mailFilter = z.object({
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  page: pageNumber,
});
export type MailFilter = z.output<typeof mailFilter>;

export const retryMailInput = z.object({ id: z.uuid() });
