/**
 * What a rule proposes as findings: indicators of capability below the middle of their scale, gates that apply, answers
 * that were withheld, and open warnings about the registers. Pure; nothing becomes a finding without a person.
 */
import type { FindingKind } from "@/db/enums";
import { sha256 } from "@/lib/audit/canonical";
import { compare, decimalText, type ExactNumber } from "@/lib/core/exact";
import { type QualityRule, signatureOf, type Warning } from "@/lib/quality/warning";
import type { ScoredAssessment } from "@/lib/scoring/engine";
import { type FactorReason, type Priority, priorities } from "@/lib/scoring/priority";
import { isWithheld, type Ratings, ratingOf } from "@/lib/scoring/rating";

/** Why something is proposed. */
export const PROPOSAL_GROUNDS = ["low_level", "gate", "withheld", "warning"] as const;
export type ProposalGround = (typeof PROPOSAL_GROUNDS)[number];

/** Decimal places of priorities in words; the order is that of the exact numbers. */
const PLACES = 2;
/** Characters of the hash by which a warning is named. */
const MARK_LENGTH = 12;

/** The priority of one indicator with its working: weight × distance to the top of the scale × exposure factor. */
export type PriorityView = {
  indicator: string;
  value: string;
  weight: string;
  distance: string;
  factor: string;
  reason: FactorReason;
  /** The word of the instrument; null where it has none for it. */
  band: string | null;
};

/** A proposal as plain JSON. */
export type Proposal = {
  /** Names it in its assessment: the code of the indicator, or the mark of a warning. */
  key: string;
  kind: FindingKind;
  grounds: readonly ProposalGround[];
  /** Null for a warning about registers. */
  indicator: string | null;
  level: number | null;
  priority: PriorityView | null;
  warning: { rule: QualityRule; codes: readonly string[]; values: Warning["values"] } | null;
};

/** The priorities of an assessment by indicator, with what is needed to put things into their order. */
export type PriorityList = ReadonlyMap<string, { exact: ExactNumber; view: PriorityView }>;

/** Every priority that the rule of the edition gives, by indicator; none where the edition has no rule. */
export function priorityList(scored: ScoredAssessment, ratings: Ratings): PriorityList {
  const { edition } = scored;
  const labels = new Map(edition.file.priority?.bands.map(({ code, label }) => [code, label]));
  const ranked = priorities(scored, ratings).filter(
    (priority): priority is Extract<Priority, { kind: "ranked" }> => priority.kind === "ranked",
  );
  return new Map(
    ranked.map(({ indicator, value, weight, distance, band, factor, factorReason }) => {
      const view: PriorityView = {
        indicator,
        value: decimalText(value, PLACES),
        weight: decimalText(weight, PLACES),
        distance: decimalText(distance, PLACES),
        factor: decimalText(factor, PLACES),
        reason: factorReason,
        band: band === null ? null : (labels.get(band) ?? band),
      };
      return [indicator, { exact: value, view }];
    }),
  );
}

/** The highest priority among some indicators; null where none of them has one. */
export function highestPriority(list: PriorityList, indicators: readonly string[]): PriorityView | null {
  return strongest(list, indicators)?.view ?? null;
}

function strongest(list: PriorityList, indicators: readonly string[]) {
  return indicators
    .flatMap((code) => list.get(code) ?? [])
    .reduce<{ exact: ExactNumber; view: PriorityView } | null>(
      (best, one) => (best === null || compare(one.exact, best.exact) > 0 ? one : best),
      null,
    );
}

/** Things in the order of their priority, those without one last, and else in the order in which they came. */
export function byPriority<T extends { indicators: readonly string[] }>(
  list: PriorityList,
  things: readonly T[],
): readonly T[] {
  return things
    .map((thing) => ({ thing, value: strongest(list, thing.indicators)?.exact ?? null }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return compare(b.value, a.value);
    })
    .map(({ thing }) => thing);
}

/**
 * What the rule proposes, by priority, those without one behind, and warnings last. What somebody decided on already is
 * among it: the caller leaves it out.
 */
export function proposalsOf(
  scored: ScoredAssessment,
  ratings: Ratings,
  warnings: readonly Warning[],
): readonly Proposal[] {
  const { edition } = scored;
  const list = priorityList(scored, ratings);
  const gated = new Set(
    scored.gates.filter(({ state }) => state === "applies").map(({ indicator }) => indicator),
  );
  const { min, max } = edition.file.scale;
  const middle = (min + max) / 2;
  const ofIndicators = [...edition.indicators.values()].flatMap(({ code, construct }): Proposal[] => {
    if (construct !== "capability") return [];
    const rating = ratingOf(ratings, code);
    const withheld = isWithheld(edition, rating);
    const level = rating.state === "rated" ? rating.level : null;
    const grounds: ProposalGround[] = [
      ...(level !== null && level < middle ? (["low_level"] as const) : []),
      ...(gated.has(code) ? (["gate"] as const) : []),
      ...(withheld ? (["withheld"] as const) : []),
    ];
    if (grounds.length === 0) return [];
    const kind = withheld ? "data_gap" : "gap";
    const priority = list.get(code)?.view ?? null;
    return [{ key: code, kind, grounds, indicator: code, level, priority, warning: null }];
  });
  const sorted = byPriority(
    list,
    ofIndicators.map((proposal) => ({ proposal, indicators: [proposal.key] })),
  ).map(({ proposal }) => proposal);
  return [...sorted, ...warnings.map(ofWarning)];
}

function ofWarning(warning: Warning): Proposal {
  const { rule, codes, values } = warning;
  return {
    key: `warning-${sha256(`${rule} ${signatureOf(warning)}`).slice(0, MARK_LENGTH)}`,
    kind: "data_gap",
    grounds: ["warning"],
    indicator: null,
    level: null,
    priority: null,
    warning: { rule, codes, values },
  };
}
