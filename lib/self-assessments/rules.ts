/** How long a State may assess itself, and what it has answered. Pure. */
import { given, type Judgement } from "@/lib/second-ratings/rules";

/** Days from the day on which the State is asked; the method gives twelve weeks, and four more once. */
export const SELF_ASSESSMENT_DAYS = 12 * 7;
export const EXTENSION_DAYS = 4 * 7;

/** How the State's own assessment stands. */
export type SelfState = "not_asked" | "open" | "certified";

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
