/** How far the record of treaty actions reaches, so that no statement about a State goes beyond it. Pure. */
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { TREATY_SOURCE } from "./reference";
import { type Treaty, type TreatyAct, type TreatyStatus, treatyStatus } from "./status";

/** Areas of M49. What an installation adds itself is in its table, and no State that a depositary counts. */
const STATES = new Set(M49_COUNTRIES.map(({ iso3 }) => iso3));

/** Whether the depositary's tables speak of a country. */
export function isDepositaryState(iso3: string): boolean {
  return STATES.has(iso3);
}

/**
 * The last day that the acts of a State under one treaty speak of: the end of the depositary's data, or of what was
 * entered since. Null for a country of which the depositary's data say nothing.
 */
export function recordEnd(iso3: string, acts: readonly TreatyAct[]): string | null {
  if (!isDepositaryState(iso3)) return null;
  const days = acts.flatMap(({ happenedOn, readAsOf }) => [happenedOn, readAsOf ?? happenedOn]);
  return [TREATY_SOURCE.asOf, ...days].toSorted().at(-1) ?? null;
}

/**
 * How one treaty stands for a State by its acts; with the end of the record where the day that was asked about lies
 * after it, for then an absence says nothing of that day.
 */
export function statusOnRecord(
  iso3: string,
  treaty: Treaty,
  acts: readonly TreatyAct[],
  asOf: string,
): TreatyStatus {
  const end = recordEnd(iso3, acts);
  const status = treatyStatus(treaty, acts, asOf);
  return end === null || asOf <= end ? status : { ...status, recordedUntil: end };
}

/** The day that some statuses speak of: the day that was asked about, or the first end of a record before it. */
export function statementDay(
  statuses: readonly TreatyStatus[],
  asOf: string,
): { day: string; isEndOfRecord: boolean } {
  const ends = statuses.flatMap(({ recordedUntil }) => recordedUntil ?? []).toSorted();
  const [first] = ends;
  return first === undefined ? { day: asOf, isEndOfRecord: false } : { day: first, isEndOfRecord: true };
}
