import { z } from "zod";

/** The day that the status page is asked about; anything that is no day asks for today. */
export const asOfSchema = z.object({ asOf: z.string().trim().catch("") });

/** Why a day that an address asks for is not answered. */
export type DayProblem = "not_a_day" | "in_future";

/** The day that is answered: the one asked for, or today where none is asked for or it is no day that has come. */
export function dayAsked(asked: string, today: string): { asOf: string; problem: DayProblem | null } {
  if (asked === "") return { asOf: today, problem: null };
  if (!z.iso.date().safeParse(asked).success) return { asOf: today, problem: "not_a_day" };
  return asked > today ? { asOf: today, problem: "in_future" } : { asOf: asked, problem: null };
}
