/** Partial dates as EDTF writes them: 2024, 2024-05, 2024-05-17, each perhaps with ~ or ?, and spans "2023/2024-06". */

const ONE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[~?%]?$/;

/** The first and the last day that a partial date may mean. */
export type DayRange = { from: string; to: string };

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function rangeOfOne(text: string): DayRange | null {
  const [, year, month, day] = ONE.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = String(daysInMonth(Number(year), Number(month))).padStart(2, "0");
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
  return day > last ? null : { from: `${year}-${month}-${day}`, to: `${year}-${month}-${day}` };
}

/** The days that a partial date covers, or null where the text is none. A span that runs backwards is none. */
export function dayRange(text: string): DayRange | null {
  const [start = "", end, ...more] = text.trim().split("/");
  if (more.length > 0) return null;
  const from = rangeOfOne(start);
  const to = end === undefined ? from : rangeOfOne(end);
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
}

/** The first day that a partial date may mean, or null. */
export function firstDay(text: string | null): string | null {
  return text === null ? null : (dayRange(text)?.from ?? null);
}

/** The last day that a partial date may mean, or null. */
export function lastDay(text: string | null): string | null {
  return text === null ? null : (dayRange(text)?.to ?? null);
}
