/** How far a domain is, derived from what was saved and never stored. Pure. */

export const DOMAIN_STATUSES = ["not_started", "in_progress", "returned", "declared", "completed"] as const;
export type DomainStatus = (typeof DOMAIN_STATUSES)[number];

/** One indicator as progress sees it: no level, no text. */
export type IndicatorProgress = {
  indicator: string;
  /** Something was saved, be it only a text. */
  started: boolean;
  /** Rated, not assessed or not applicable was said. */
  judged: boolean;
  rated: boolean;
  citations: number;
  /** Comment threads that wait for an answer. */
  openThreads: number;
};

export type DomainProgress = {
  domain: string;
  status: DomainStatus;
  /** A person said that it is complete, whatever its status is. */
  declared: boolean;
  /** Indicators with a judgement. */
  scored: number;
  indicators: number;
  /** Rated indicators without a source. */
  withoutSources: number;
  openThreads: number;
  /** The first indicator without a judgement, null where there is none. */
  nextIndicator: string | null;
};

/**
 * The state of one domain: *returned* while comments wait after a return, else *completed* once a person declared it so
 * (never by itself) or *declared* where answers are still missing then, else by what was saved.
 */
export function domainProgress(
  domain: string,
  indicators: readonly IndicatorProgress[],
  { declared, wasReturned }: { declared: boolean; wasReturned: boolean },
): DomainProgress {
  const scored = indicators.filter(({ judged }) => judged).length;
  const openThreads = indicators.reduce((sum, indicator) => sum + indicator.openThreads, 0);
  const begun = indicators.some(({ started }) => started);
  const status: DomainStatus =
    wasReturned && openThreads > 0
      ? "returned"
      : declared
        ? scored === indicators.length
          ? "completed"
          : "declared"
        : begun
          ? "in_progress"
          : "not_started";
  return {
    domain,
    status,
    declared,
    scored,
    indicators: indicators.length,
    withoutSources: indicators.filter(({ rated, citations }) => rated && citations === 0).length,
    openThreads,
    nextIndicator: indicators.find(({ judged }) => !judged)?.indicator ?? null,
  };
}

/** Sums over domains: for a row of *My work* or the head of a task list. */
export function totalProgress(domains: readonly DomainProgress[]): {
  scored: number;
  indicators: number;
  withoutSources: number;
  openThreads: number;
  completed: number;
  domains: number;
} {
  const sum = (of: (domain: DomainProgress) => number) =>
    domains.reduce((total, domain) => total + of(domain), 0);
  return {
    scored: sum(({ scored }) => scored),
    indicators: sum(({ indicators }) => indicators),
    withoutSources: sum(({ withoutSources }) => withoutSources),
    openThreads: sum(({ openThreads }) => openThreads),
    completed: sum(({ status }) => (status === "completed" ? 1 : 0)),
    domains: domains.length,
  };
}
