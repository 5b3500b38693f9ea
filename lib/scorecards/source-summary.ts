/** Sources by type and age: how many stand behind a card that its reader may know of. Pure. */
import { SOURCE_TYPES, type SourceType } from "@/db/enums";
import type { Edition } from "@/lib/instruments/edition";
import { isWithinMonths } from "@/lib/scoring/confidence";
import type { SourceFact } from "./facts";

/** Ages in the order of the columns: up to so many months before the cut-off date, older, or without a date. */
export type SourceSummary = {
  readonly months: readonly number[];
  readonly rows: readonly {
    readonly type: SourceType;
    readonly counts: readonly number[];
    readonly total: number;
  }[];
  readonly total: number;
};

/** Counts by type (only types that occur) and by the ages that the edition's confidence rules ask for. */
export function sourceSummary(
  edition: Edition,
  sources: readonly SourceFact[],
  cutOffOn: string,
): SourceSummary {
  const months = [
    ...new Set(edition.file.confidence?.rules.map(({ newestWithinMonths }) => newestWithinMonths) ?? []),
  ].sort((a, b) => a - b);
  const column = ({ day }: SourceFact): number => {
    if (day === null) return months.length + 1;
    const young = months.findIndex((limit) => isWithinMonths(day, cutOffOn, limit));
    return young < 0 ? months.length : young;
  };
  const rows = SOURCE_TYPES.flatMap((type) => {
    const own = sources.filter((source) => source.type === type).map(column);
    const counts = Array.from(
      { length: months.length + 2 },
      (_, index) => own.filter((place) => place === index).length,
    );
    return own.length === 0 ? [] : [{ type, counts, total: own.length }];
  });
  return { months, rows, total: sources.length };
}
