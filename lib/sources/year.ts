/** The year of a source that is not open to a reader. Pure. */
const YEAR = /^\d{4}/;

/** When it was published, else the end of the time it speaks about, else when an interview was held; null if unknown. */
export function yearOfSource(days: {
  publishedOn: string | null;
  periodTo: string | null;
  heldOn: string | null;
}): string | null {
  return yearOf(days.publishedOn ?? days.periodTo ?? days.heldOn);
}

/** The year of a partial date. */
export function yearOf(date: string | null): string | null {
  return YEAR.exec(date ?? "")?.[0] ?? null;
}
