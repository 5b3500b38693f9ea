/** Plain days as text `YYYY-MM-DD`; deadlines are days that end in the programme's zone. */
import { Temporal } from "temporal-polyfill";

const DAY_MS = 86_400_000;

/** The day that it is at an instant in an IANA zone. */
export function dayIn(timeZone: string, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The instant at which an hour of a day begins in an IANA zone. */
export function hourIn(timeZone: string, day: string, hour: number): Date {
  const time = Temporal.PlainTime.from({ hour });
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time });
  return new Date(zoned.epochMilliseconds);
}

/** A day so many days later (or earlier, when negative). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day so many years later; that of a leap day falls on the last of February. */
export function addYears(day: string, years: number): string {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

/** Whole days from one day to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return (startOf(to) - startOf(from)) / DAY_MS;
}

/** The start of a day in UTC, where every day is as long as any other. */
function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
