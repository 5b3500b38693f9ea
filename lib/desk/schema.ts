/** What the address of the desk may hold, and what is sent from it. Pure. */
import { z } from "zod";
import { ASSESSMENT_STATES, REMINDER_THINGS } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { pageNumber } from "@/lib/core/field-schemas";
import { FINDING_KINDS } from "./findings";

/** Assessments whose time is over, or ends within a week. */
export const DUE_FILTERS = ["overdue", "soon"] as const;

/** The view that the address asks for; what it does not know it leaves out. */
export const deskViewSchema = z.object({
  /** Only assessments in this state. */
  state: z.enum(ASSESSMENT_STATES).optional().catch(undefined),
  /** The state as it was at the end of that day. */
  on: z.iso.date().optional().catch(undefined),
  due: z.enum(DUE_FILTERS).optional().catch(undefined),
  /** Which findings are listed. */
  finding: z.enum(FINDING_KINDS).optional().catch(undefined),
  page: pageNumber,
});
export type DeskView = z.output<typeof deskViewSchema>;

/** A reminder to the people of one assessment. */
export const sendReminderSchema = assessmentKeySchema.extend({ thing: z.enum(REMINDER_THINGS) });
export type SendReminder = z.output<typeof sendReminderSchema>;
