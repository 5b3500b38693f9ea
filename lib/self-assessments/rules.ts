/** How long a State may assess itself, and what it has answered. Pure. */
import { addDays } from "@/lib/core/days";
import { given, type Judgement } from "@/lib/second-ratings/rules";

/** Days from the day on which the State is asked; the method gives twelve weeks, and four more once. */
export const SELF_ASSESSMENT_DAYS = 12 * 7;
export const EXTENSION_DAYS = 4 * 7;

/** The last day for a State that is asked today: that of its round where it is still to come, else the method's. */
export function dueOnFrom(today: string, ofRound: string | null): string {
  return ofRound !== null && ofRound > today ? ofRound : addDays(today, SELF_ASSESSMENT_DAYS);
}

const HASH_SHOWN = 12;
/** The form in which a hash of answers stands on page and paper, to be compared by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, HASH_SHOWN);
}

/** How the State's own assessment stands. */
export type SelfState = "not_asked" | "open" | "certified";

/** How far a State is with it, as a round tells it. `none_came`: its time is over and nothing was certified. */
export const SELF_PROGRESS = ["not_asked", "asked", "begun", "certified", "none_came"] as const;
export type SelfProgress = (typeof SELF_PROGRESS)[number];

/** How far the self-assessment of a State is; nothing else waits for it. */
export function progressOf({
  dueOn,
  isCertified,
  isBegun,
  today,
}: {
  /** Null where the State was not asked. */
  dueOn: string | null;
  isCertified: boolean;
  isBegun: boolean;
  today: string;
}): SelfProgress {
  if (dueOn === null) return "not_asked";
  if (isCertified) return "certified";
  if (dueOn < today) return "none_came";
  return isBegun ? "begun" : "asked";
}

/** How many of the indicators of a domain have an answer: a level, that it is not assessed, or that it does not apply. */
export type SectionCount = { domain: string; answered: number; indicators: number };

/** The indicators without an answer, in their order. Without any of them the whole can be certified. */
export function unanswered(
  indicators: readonly string[],
  judgements: ReadonlyMap<string, Judgement>,
): readonly string[] {
  return indicators.filter((indicator) => {
    const judgement = judgements.get(indicator);
    return judgement === undefined || given(judgement) === null;
  });
}

/** The answers of each domain, counted. */
export function sectionCounts(
  domains: readonly { key: string; indicators: readonly string[] }[],
  judgements: ReadonlyMap<string, Judgement>,
): readonly SectionCount[] {
  return domains.map(({ key, indicators }) => ({
    domain: key,
    answered: indicators.length - unanswered(indicators, judgements).length,
    indicators: indicators.length,
  }));
}
