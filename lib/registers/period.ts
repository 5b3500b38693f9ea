/** Years from and to, both inclusive and either open. Pure, and safe in the browser. */
import { z } from "zod";

export type Period = { readonly from: number | null; readonly to: number | null };
/** Something that was seen in some years. */
export type Seen = { readonly firstYearSeen: number; readonly lastYearSeen: number };

/** A year of an address; what is no year of 1900 to 2099 asks for none. */
export const yearSchema = z
  .string()
  .regex(/^(19|20)\d{2}$/)
  .transform(Number)
  .nullable()
  .catch(null);

/** Reads a period from an address; what is no year of 1900 to 2099 asks nothing. */
export const periodSchema = z.object({ from: yearSchema, to: yearSchema });

/** The parameters of an address that ask for the same period; empty for what is open. */
export function periodParameters({ from, to }: Period): { from: string; to: string } {
  return { from: from === null ? "" : String(from), to: to === null ? "" : String(to) };
}

/** Why a year of an address asks nothing, or a period holds nothing. */
export type PeriodProblem = "not_a_year" | "reversed";
type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What is wrong in the years of an address in which something was typed, by the field that says it. */
export function periodProblems(query: Query): Readonly<Partial<Record<keyof Period, PeriodProblem>>> {
  const period = periodSchema.parse(query);
  const { from, to } = period;
  const years = (["from", "to"] as const)
    .filter((name) => query[name] !== undefined && query[name] !== "" && period[name] === null)
    .map((name) => [name, "not_a_year"] as const);
  const isReversed = from !== null && to !== null && from > to;
  return Object.fromEntries([...years, ...(isReversed ? [["to", "reversed"] as const] : [])]);
}

/** Whether something was seen in at least one year of a period. A period that ends before it begins holds nothing that lies within it. */
export function wasSeenIn({ firstYearSeen, lastYearSeen }: Seen, { from, to }: Period): boolean {
  return (to === null || firstYearSeen <= to) && (from === null || lastYearSeen >= from);
}

/** The years over which some things were seen; null for none. */
export function yearsOf(seen: readonly Seen[]): Seen | null {
  if (seen.length === 0) return null;
  return {
    firstYearSeen: Math.min(...seen.map(({ firstYearSeen }) => firstYearSeen)),
    lastYearSeen: Math.max(...seen.map(({ lastYearSeen }) => lastYearSeen)),
  };
}
