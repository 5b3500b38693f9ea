/** Rules across the fields of one rating. Pure; the browser uses them to hold back what is not complete yet. */
import type { NotAssessedReason, RatingState } from "@/db/enums";
import type { RatingFieldName } from "./fields";
import type { RatingFields } from "./schema";

/** What the edition says about one indicator, as far as saving a judgement needs it. */
export type JudgementRules = {
  /** Every level of the scale. */
  levels: readonly number[];
  notApplicableAllowed: boolean;
  /** Reasons that the edition accepts for this indicator. */
  reasonsAccepted: readonly NotAssessedReason[];
};

export type Judgement = {
  state: RatingState | null;
  level: number | null;
  notAssessedReason: NotAssessedReason | null;
};

/**
 * Settles the whole judgement where a save touches a part of it: a level says *rated*, a reason code says
 * *not assessed*, another state takes level and reason away. Untouched judgements stay untouched.
 */
export function settleJudgement(fields: RatingFields): RatingFields {
  const { state, level, notAssessedReason } = fields;
  const implied =
    state !== undefined
      ? state
      : level !== undefined && level !== null
        ? "rated"
        : notAssessedReason !== undefined && notAssessedReason !== null
          ? "not_assessed"
          : level === undefined && notAssessedReason === undefined
            ? undefined
            : null;
  if (implied === undefined) return fields;
  return {
    ...fields,
    state: implied,
    level: implied === "rated" ? (level ?? null) : null,
    notAssessedReason: implied === "not_assessed" ? (notAssessedReason ?? null) : null,
  };
}

/**
 * Whether the touched judgement can be saved by itself: a level with *rated*, a reason code with *not assessed*.
 * A screen keeps an incomplete one back, so that it never holds up the texts of the same save.
 */
export function isCompleteJudgement(fields: RatingFields): boolean {
  const { state, level, notAssessedReason } = settleJudgement(fields);
  return !(
    (state === "rated" && (level ?? null) === null) ||
    (state === "not_assessed" && (notAssessedReason ?? null) === null)
  );
}

/** What is wrong with the touched fields: message keys below `rating.problems`, by field. Empty where nothing is. */
export function judgementProblems(
  touched: RatingFields,
  after: Judgement & { confidenceLoweredTo: string | null; confidenceLoweredReason: string | null },
  rules: JudgementRules,
): Partial<Record<RatingFieldName, string[]>> {
  const problems: Partial<Record<RatingFieldName, string[]>> = {};
  if (touched.state !== undefined) {
    if (after.state === "rated" && after.level === null) problems.level = ["level_missing"];
    if (after.level !== null && !rules.levels.includes(after.level)) problems.level = ["level_off_scale"];
    if (after.state === "not_assessed" && after.notAssessedReason === null) {
      problems.notAssessedReason = ["reason_missing"];
    }
    if (after.notAssessedReason !== null && !rules.reasonsAccepted.includes(after.notAssessedReason)) {
      problems.notAssessedReason = ["reason_not_accepted_here"];
    }
    if (after.state === "not_applicable" && !rules.notApplicableAllowed) {
      problems.state = ["not_applicable_not_allowed"];
    }
  }
  const lowering = touched.confidenceLoweredTo !== undefined || touched.confidenceLoweredReason !== undefined;
  if (lowering && after.confidenceLoweredTo !== null && after.confidenceLoweredReason === null) {
    problems.confidenceLoweredReason = ["lowering_needs_reason"];
  }
  return problems;
}
