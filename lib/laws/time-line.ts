/** What happened to the laws of a country, in order. Pure. */
import type { REFORM_EVENT_KINDS } from "@/db/code-lists";
import { dayRange } from "@/lib/core/partial-date";

export type ReformKind = (typeof REFORM_EVENT_KINDS)[number];

/** One event of one law. */
export type ReformEvent = {
  code: string;
  title: string;
  /** BCP 47 tag of title and remark. */
  language: string;
  kind: ReformKind;
  /** Partial date in EDTF. */
  happenedOn: string;
  remark: string | null;
};

/** A law with its own dates and the events that were recorded. */
export type LawDates = {
  code: string;
  title: string;
  language: string;
  adoptedOn: string | null;
  inForceOn: string | null;
  repealedOn: string | null;
  events: readonly Pick<ReformEvent, "kind" | "happenedOn" | "remark">[];
};

const ORDER: readonly ReformKind[] = ["bill", "adopted", "in_force", "amended", "struck_down", "repealed"];

function firstDay(text: string): string {
  return dayRange(text)?.from ?? text;
}

/** The events of all laws by their day; a date that stands on a law itself counts where no event says the same. */
export function timeLine(laws: readonly LawDates[]): readonly ReformEvent[] {
  const events = laws.flatMap(({ code, title, language, events: recorded, ...dates }): ReformEvent[] => {
    const own = (
      [
        ["adopted", dates.adoptedOn],
        ["in_force", dates.inForceOn],
        ["repealed", dates.repealedOn],
      ] as const
    ).flatMap(([kind, happenedOn]) =>
      happenedOn === null || recorded.some((event) => event.kind === kind)
        ? []
        : [{ kind, happenedOn, remark: null }],
    );
    return [...recorded, ...own].map((event) => ({ code, title, language, ...event }));
  });
  return events.toSorted(
    (a, b) =>
      firstDay(a.happenedOn).localeCompare(firstDay(b.happenedOn)) ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      a.code.localeCompare(b.code),
  );
}
