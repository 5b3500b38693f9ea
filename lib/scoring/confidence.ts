/** Confidence of a rating, worked out from its citations and aged to the cut-off date of the round, never to today. */
import { Temporal } from "temporal-polyfill";
import { AppError } from "@/lib/core/errors";
import { compare, exact } from "@/lib/core/exact";
import type { Edition } from "@/lib/instruments/edition";
import type { InstrumentFile } from "@/lib/instruments/format";
import type { Citation, CitedSource } from "./citation";
import { hasIndependent } from "./independence";

type ConfidenceRule = NonNullable<InstrumentFile["confidence"]>;

/** Why a source does not count. */
export type Exclusion = "ungraded" | "reliability" | "credibility" | "cannot_be_judged" | "after_cut_off";

/** A confidence with the working that produced it. */
export type ComputedConfidence = {
  readonly level: string;
  /** What the evidence alone reaches, before contradictions. */
  readonly fromEvidence: string;
  /** Position of the edition's rule that was met, or null where none was. */
  readonly rule: number | null;
  /** Codes of supporting sources that count. */
  readonly counted: readonly string[];
  readonly excluded: readonly { readonly source: string; readonly reason: Exclusion }[];
  /** The newest day that a counting source speaks about, or null. */
  readonly newest: string | null;
  /** Codes of contradicting sources that the rationale leaves open. */
  readonly openContradictions: readonly string[];
};

export type ConfidenceInput = {
  readonly citations: readonly Citation[];
  /** The information cut-off date of the round, YYYY-MM-DD. */
  readonly cutOff: string;
  /** The rationale answers every contradicting citation. */
  readonly contradictionAnswered: boolean;
};

/** Why a source does not count on a cut-off date, or null where it does. */
export function exclusionOf(rule: ConfidenceRule, source: CitedSource, cutOff: string): Exclusion | null {
  return gradeExclusion(rule, source) ?? (isAfterCutOff(source, cutOff) ? "after_cut_off" : null);
}

function gradeExclusion(rule: ConfidenceRule, source: CitedSource): Exclusion | null {
  const { reliability, credibility } = source;
  const { exclude } = rule;
  if (!reliability || !credibility) return exclude.ungraded ? "ungraded" : null;
  if (exclude.reliability.includes(reliability)) return "reliability";
  if (exclude.credibility.includes(credibility)) return "credibility";
  const together = exclude.together.some(
    (pair) => pair.reliability === reliability && pair.credibility === credibility,
  );
  return together ? "cannot_be_judged" : null;
}

/** Whether it speaks only of what came after the cut-off date: the first day that it may mean decides. */
function isAfterCutOff(source: CitedSource, cutOff: string): boolean {
  const { inForceCheckedOn, periodEnd, periodEndFrom, publishedOn, publishedFrom } = source;
  if (inForceCheckedOn && inForceCheckedOn <= cutOff) return false;
  const first = periodEnd ? (periodEndFrom ?? periodEnd) : publishedOn && (publishedFrom ?? publishedOn);
  return (first || inForceCheckedOn || cutOff) > cutOff;
}

/**
 * The day a source is as old as on a cut-off date: the last check that it is in force, unless that came later, else
 * the end of its period, else its publication.
 */
export function ageDay(
  {
    inForceCheckedOn,
    periodEnd,
    publishedOn,
  }: Pick<CitedSource, "inForceCheckedOn" | "periodEnd" | "publishedOn">,
  cutOff: string,
): string | null {
  const checked = inForceCheckedOn && inForceCheckedOn <= cutOff ? inForceCheckedOn : null;
  return checked || periodEnd || publishedOn || null;
}

/** First days of spans, by their text: the ratings of one assessment all ask about the same few. */
const firstDays = new Map<string, string>();
const FIRST_DAYS_MAX = 1_000;

function monthsBefore(cutOff: string, months: number): string {
  const key = `${cutOff}/${months}`;
  const first = firstDays.get(key) ?? Temporal.PlainDate.from(cutOff).subtract({ months }).toString();
  if (firstDays.size < FIRST_DAYS_MAX) firstDays.set(key, first);
  return first;
}

/** Whether a day (YYYY-MM-DD) lies at most so many months before the cut-off date. */
export function isWithinMonths(day: string, cutOff: string, months: number): boolean {
  return day >= monthsBefore(cutOff, months);
}

/** Citations whose source counts under the edition's rule on a cut-off date; all of them where it has none. */
export function countingCitations(
  edition: Edition,
  citations: readonly Citation[],
  cutOff: string,
): readonly Citation[] {
  const rule = edition.file.confidence;
  return rule ? citations.filter(({ source }) => exclusionOf(rule, source, cutOff) === null) : citations;
}

/** The confidence that citations give a rating, or null where the edition has no rule. Throws RangeError for a bad date. */
export function computeConfidence(edition: Edition, input: ConfidenceInput): ComputedConfidence | null {
  const rule = edition.file.confidence;
  if (!rule) return null;
  const levels = orderedLevels(rule);
  const counting = countingCitations(edition, input.citations, input.cutOff);
  const supporting = distinctSources(counting.filter(({ stance }) => stance === "supports"));
  const contradicting = distinctSources(counting.filter(({ stance }) => stance === "contradicts"));
  const newest =
    supporting
      .flatMap((source) => ageDay(source, input.cutOff) ?? [])
      .sort()
      .at(-1) ?? null;
  const met = rule.rules.findIndex(
    ({ anyOf, newestWithinMonths }) =>
      newest !== null &&
      isWithinMonths(newest, input.cutOff, newestWithinMonths) &&
      anyOf.some(({ independentTypes, primaryTypes }) =>
        hasIndependent(supporting, { types: independentTypes, primary: primaryTypes }, rule.primaryTypes),
      ),
  );
  const fromEvidence = rule.rules[met]?.level ?? levels[0] ?? "";
  const open = input.contradictionAnswered ? [] : contradicting.map(({ code }) => code);
  const steps = open.length > 0 ? rule.contradictionSteps : 0;
  return {
    level: levels[Math.max(0, levels.indexOf(fromEvidence) - steps)] ?? fromEvidence,
    fromEvidence,
    rule: met < 0 ? null : met,
    counted: supporting.map(({ code }) => code),
    excluded: distinctSources(input.citations).flatMap((source) => {
      const reason = exclusionOf(rule, source, input.cutOff);
      return reason ? [{ source: source.code, reason }] : [];
    }),
    newest,
    openContradictions: open,
  };
}

/**
 * The confidence that holds: what was computed, or a lower one that a person gave with a reason. A person never raises
 * it, so a higher one is ignored. Throws INVALID for a word that the edition does not have.
 */
export function effectiveConfidence(
  edition: Edition,
  computed: string,
  lowered: string | null | undefined,
): string {
  if (!lowered) return computed;
  return confidenceOrder(edition, lowered) < confidenceOrder(edition, computed) ? lowered : computed;
}

/** Place of a confidence from the lowest, 0. Throws INVALID for a word that the edition does not have. */
export function confidenceOrder(edition: Edition, code: string): number {
  const rule = edition.file.confidence;
  const order = rule ? orderedLevels(rule).indexOf(code) : -1;
  if (order < 0) throw new AppError("INVALID", `${edition.id} has no confidence ${code}`);
  return order;
}

function orderedLevels(rule: ConfidenceRule): readonly string[] {
  return [...rule.levels].sort((a, b) => compare(exact(a.value), exact(b.value))).map(({ code }) => code);
}

function distinctSources(citations: readonly Citation[]): readonly CitedSource[] {
  return [...new Map(citations.map(({ source }) => [source.code, source])).values()];
}
