/** What keeps an assessment from being submitted, from plain values. Pure; the same list stands on every check page. */
import type { SubmissionProblem } from "@/lib/assessments/guards";
import type { Edition } from "@/lib/instruments/edition";
import { unmetClaims } from "@/lib/scoring/claims";
import { checkNotApplicable, restsOfNotApplicable } from "@/lib/scoring/not-applicable";
import { gapProblems } from "@/lib/scoring/not-assessed";
import type { ScoringInput } from "@/lib/scoring/rating";
import { consented, type EvidenceRow, effectiveOf } from "./confidence";
import type { FieldValues } from "./schema";
import { engineRating } from "./scoring-input";

/** One effective rating with what stands behind it. */
export type SubmittedRating = {
  indicator: string;
  values: FieldValues;
  citations: readonly EvidenceRow[];
};

export type SubmissionFacts = {
  cutOff: string;
  /** Domains that the drafting team declared complete. */
  declared: ReadonlySet<string>;
  /** Levels of the same country's last published assessment on the same instrument, by indicator. */
  lastLevels: ReadonlyMap<string, number>;
  /** Levels that the registers suggest, by indicator. */
  suggestedLevels: ReadonlyMap<string, number>;
  /** Whether an earlier assessment holds a recommendation; null where this is not known. */
  hasEarlierRecommendation: boolean | null;
};

type Problem = Omit<SubmissionProblem, "indicator" | "domain">;

/** Every problem in the order of the edition, a domain's own after its indicators; empty where it can be submitted. */
export function submissionProblemsOf(
  edition: Edition,
  ratings: readonly SubmittedRating[],
  facts: SubmissionFacts,
): readonly SubmissionProblem[] {
  const byIndicator = new Map(ratings.map((rating) => [rating.indicator, rating]));
  const input = evidenceInput(edition, ratings, facts.cutOff);
  const problems: SubmissionProblem[] = [];
  for (const { code, domain } of edition.indicators.values()) {
    const rating = byIndicator.get(code);
    const found = rating
      ? ratingProblems(edition, rating, { ratings, facts, input })
      : [{ problem: "no_rating" }];
    problems.push(...found.map((problem) => ({ indicator: code, domain, ...problem })));
  }
  for (const node of edition.nodes.values()) {
    const [first] = node.indicators;
    if (node.kind !== "domain" || first === undefined || facts.declared.has(node.key)) continue;
    problems.push({ indicator: first, domain: node.key, problem: "domain_not_declared" });
  }
  return problems;
}

type EvidenceInput = Required<Pick<ScoringInput, "ratings">> & {
  confidence: ReadonlyMap<string, string>;
  searchRecords: ReadonlySet<string>;
};

function evidenceInput(edition: Edition, ratings: readonly SubmittedRating[], cutOff: string): EvidenceInput {
  const confidence = new Map<string, string>();
  for (const { indicator, values, citations } of ratings) {
    const level = effectiveOf(edition, citations, values, cutOff);
    if (level !== null) confidence.set(indicator, level);
  }
  return {
    confidence,
    ratings: new Map(ratings.map(({ indicator, values }) => [indicator, engineRating(values)])),
    searchRecords: new Set(
      ratings.filter(({ values }) => hasSearchRecord(values)).map(({ indicator }) => indicator),
    ),
  };
}

/** A search record says where, in which languages and when was searched. */
export function hasSearchRecord(values: FieldValues): boolean {
  return [values.searchSources, values.searchLanguages, values.searchFrom, values.searchTo].every(
    (value) => value !== null,
  );
}

/** A request says what was asked, of whom, when and by when; a refusal also how it was refused. */
export function hasRequest(values: FieldValues): boolean {
  const asked = [values.requestWhat, values.requestOf, values.requestOn, values.requestBy];
  return (
    asked.every((value) => value !== null) &&
    (values.notAssessedReason !== "refused" || values.requestRefusal !== null)
  );
}

type Around = { ratings: readonly SubmittedRating[]; facts: SubmissionFacts; input: EvidenceInput };

function ratingProblems(edition: Edition, rating: SubmittedRating, around: Around): readonly Problem[] {
  const { values } = rating;
  const consent = consentProblems(rating);
  switch (values.state) {
    case null:
      return [{ problem: "no_rating" }, ...consent];
    case "rated":
      return [...ratedProblems(edition, rating, around), ...consent];
    case "not_assessed":
      return [
        ...gapProblems(edition, rating.indicator, {
          reason: values.notAssessedReason,
          hasRequest: hasRequest(values),
          citedIn: mentionedIn(rating.indicator, around.ratings),
        }).map((gap): Problem => {
          if (gap.code === "not_cited") {
            return { problem: "gap_not_cited", values: { indicators: gap.citeIn.join(", ") } };
          }
          return { problem: `gap_${gap.code}` };
        }),
        ...consent,
      ];
    case "not_applicable":
      return [...notApplicableProblems(edition, rating, around), ...consent];
  }
}

function ratedProblems(
  edition: Edition,
  { indicator, values, citations }: SubmittedRating,
  { facts, input }: Around,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (values.rationale === null) problems.push({ problem: "rationale_missing" });
  const last = facts.lastLevels.get(indicator);
  if (last !== undefined && last !== values.level && values.changeCause === null) {
    problems.push({ problem: "change_cause_missing", values: { last } });
  }
  const suggested = facts.suggestedLevels.get(indicator);
  if (suggested !== undefined && suggested !== values.level && values.overrideReason === null) {
    problems.push({ problem: "override_reason_missing", values: { suggested } });
  }
  const unmet = unmetClaims(edition, indicator, engineRating(values), {
    confidence: input.confidence.get(indicator) ?? null,
    citations: consented(citations),
    cutOff: facts.cutOff,
    hasSearchRecord: input.searchRecords.has(indicator),
    notApplicableRestsOnIt: restsOfNotApplicable(edition, input.ratings).has(indicator),
  });
  problems.push(
    ...unmet.map(({ code, params }) => ({
      problem: `claim_${code}`,
      values: { ...params, level: values.level ?? "" },
    })),
  );
  return problems;
}

function notApplicableProblems(
  edition: Edition,
  { indicator, values }: SubmittedRating,
  { facts, input }: Around,
): readonly Problem[] {
  const checked = checkNotApplicable(edition, indicator, {
    ...input,
    hasEarlierRecommendation: facts.hasEarlierRecommendation,
  });
  return [
    ...(values.notApplicableReason === null ? [{ problem: "not_applicable_reason_missing" }] : []),
    // One line for each thing that does not hold, with all indicators on which it rests.
    ...[...Map.groupBy(checked.problems, ({ code }) => code)].map(([code, same]) => ({
      problem: `not_applicable_${code}`,
      values: { indicator: [...new Set(same.map(({ indicator: on }) => on))].join(", ") },
    })),
  ];
}

function consentProblems({ citations }: SubmittedRating): readonly Problem[] {
  return (["withdrawn", "refused"] as const)
    .filter((consent) => citations.some((citation) => citation.consent === consent))
    .map((consent) => ({ problem: `consent_${consent}` }));
}

/** Indicators whose rationale names this one, as the token `[[indicator:G2.1]]` or by its code as a word. */
function mentionedIn(indicator: string, ratings: readonly SubmittedRating[]): readonly string[] {
  const named = new RegExp(
    `(?<![\\p{L}\\p{N}.])${indicator.replaceAll(".", "\\.")}(?![\\p{L}\\p{N}]|\\.\\p{N})`,
    "u",
  );
  return ratings
    .filter(({ indicator: other, values }) => other !== indicator && named.test(values.rationale ?? ""))
    .map(({ indicator: other }) => other);
}
