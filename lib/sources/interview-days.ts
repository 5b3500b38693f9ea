/** Which days of an interview are refused when it is recorded, seen from the day of recording. Pure. */
import { firstDay } from "@/lib/core/partial-date";

/** The days of an interview; those that are not known are null. */
export type InterviewDays = {
  heldOn: string | null;
  consentOn: string | null;
  consentWithdrawnOn: string | null;
  deleteOn: string | null;
};

/** Why the days of an interview are refused. */
export type DayRefusal =
  | "held_in_future"
  | "consent_in_future"
  | "withdrawal_in_future"
  | "erasure_not_ahead";

const HAPPENED = [
  ["heldOn", "held_in_future"],
  ["consentOn", "consent_in_future"],
  ["consentWithdrawnOn", "withdrawal_in_future"],
] as const satisfies readonly (readonly [keyof InterviewDays, DayRefusal])[];

/**
 * Why the days are refused, or null. What happened lies not after `today`; a partial date may still mean today. The
 * day of erasure lies after today, unless it is the one that `kept` says: one that was agreed long ago has its day.
 */
export function refusedDay(
  days: InterviewDays,
  { today, kept }: { today: string; kept: string | null },
): DayRefusal | null {
  for (const [field, reason] of HAPPENED) if ((firstDay(days[field]) ?? today) > today) return reason;
  const { deleteOn } = days;
  return deleteOn !== null && deleteOn !== kept && deleteOn <= today ? "erasure_not_ahead" : null;
}
