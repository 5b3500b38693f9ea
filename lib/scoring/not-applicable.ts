/** When an indicator may be left out as not applicable: a warning while drafting, a bar at submission. */
import { AppError } from "@/lib/core/errors";
import { type Edition, expandRefs, indicatorOf } from "@/lib/instruments/edition";
import type { InstrumentFile } from "@/lib/instruments/format";
import { type Ratings, ratingOf } from "./rating";

type NotApplicableRule = NonNullable<InstrumentFile["notApplicableRules"]>[number];

/** What the checks look at. */
export type NotApplicableInput = {
  readonly ratings: Ratings;
  /** Effective confidence by indicator. */
  readonly confidence: ReadonlyMap<string, string>;
  /** Indicators whose search record is filled in. */
  readonly searchRecords: ReadonlySet<string>;
  /** Whether an earlier assessment of the State holds a recommendation; null where this is not known. */
  readonly hasEarlierRecommendation: boolean | null;
};

/** One thing that speaks against leaving the indicator out. */
export type NotApplicableProblem = {
  readonly code:
    | "never_allowed"
    | "level_too_high"
    | "not_rated"
    | "no_search_record"
    | "wrong_level"
    | "wrong_confidence"
    | "earlier_recommendation";
  /** The indicator that it stands on, or the one left out itself. */
  readonly indicator: string;
};

export type NotApplicableResult = {
  readonly rule: string | null;
  readonly needsApproval: boolean;
  /** False where the condition is for the reviewer alone to judge. */
  readonly checkedByProgram: boolean;
  readonly problems: readonly NotApplicableProblem[];
};

/** Whether an edition lets an indicator be left out at all. */
export function mayBeNotApplicable(edition: Edition, code: string): boolean {
  return indicatorOf(edition, code).definition.notApplicable !== undefined;
}

function ruleOf(edition: Edition, code: string): NotApplicableRule | null {
  const used = indicatorOf(edition, code).definition.notApplicable;
  if (!used) return null;
  const rule = edition.file.notApplicableRules?.find((entry) => entry.code === used.rule);
  if (!rule) throw new AppError("INVALID", `${edition.id} has no rule ${used.rule}`);
  return rule;
}

/** Checks the condition under which an indicator may be left out. */
export function checkNotApplicable(
  edition: Edition,
  code: string,
  input: NotApplicableInput,
): NotApplicableResult {
  const rule = ruleOf(edition, code);
  if (!rule)
    return {
      rule: null,
      needsApproval: false,
      checkedByProgram: true,
      problems: [{ code: "never_allowed", indicator: code }],
    };
  return {
    rule: rule.code,
    needsApproval: rule.needsApproval,
    checkedByProgram: rule.check.kind !== "by_reviewer",
    problems: problemsOf(edition, rule.check, code, input),
  };
}

function problemsOf(
  edition: Edition,
  check: NotApplicableRule["check"],
  code: string,
  input: NotApplicableInput,
): readonly NotApplicableProblem[] {
  switch (check.kind) {
    case "levels_at_most":
      return expandRefs(edition, check.of).flatMap((indicator) => {
        const rating = ratingOf(input.ratings, indicator);
        if (rating.state !== "rated") return [{ code: "not_rated", indicator }];
        const problems: NotApplicableProblem[] = [];
        if (rating.level > check.level) problems.push({ code: "level_too_high", indicator });
        if (check.searchRecord && !input.searchRecords.has(indicator))
          problems.push({ code: "no_search_record", indicator });
        return problems;
      });
    case "level_with_confidence": {
      const { indicator } = check;
      const rating = ratingOf(input.ratings, indicator);
      if (rating.state !== "rated") return [{ code: "not_rated", indicator }];
      if (rating.level !== check.level) return [{ code: "wrong_level", indicator }];
      const isSure = input.confidence.get(indicator) === check.confidence;
      return isSure ? [] : [{ code: "wrong_confidence", indicator }];
    }
    case "no_earlier_recommendation":
      return input.hasEarlierRecommendation === true
        ? [{ code: "earlier_recommendation", indicator: code }]
        : [];
    case "by_reviewer":
      return [];
  }
}

/** Indicators whose level carries a not-applicable somewhere: their claims may ask for more. */
export function restsOfNotApplicable(edition: Edition, ratings: Ratings): ReadonlySet<string> {
  const refs = [...edition.indicators.keys()].flatMap((code) => {
    if (ratingOf(ratings, code).state !== "not_applicable") return [];
    const check = ruleOf(edition, code)?.check;
    if (check?.kind === "levels_at_most") return check.of;
    return check?.kind === "level_with_confidence" ? [check.indicator] : [];
  });
  return new Set(expandRefs(edition, refs));
}
