/** From stored citations to the engine's evidence, and from its working to what a screen may say. Pure. */
import { CITATION_SHOWS, CONFIDENCES, type Confidence, type Consent } from "@/db/enums";
import { firstDay, lastDay } from "@/lib/core/partial-date";
import type { Edition } from "@/lib/instruments/edition";
import type { Citation } from "@/lib/scoring/citation";
import {
  type ComputedConfidence,
  computeConfidence,
  confidenceOrder,
  countingCitations,
  effectiveConfidence,
} from "@/lib/scoring/confidence";
import type { ConfidenceReason, ConfidenceView } from "./evidence";
import type { FieldValues } from "./schema";

/** What confidence reads of a stored citation. */
export type EvidenceRow = Pick<Citation, "stance" | "shows"> & {
  code: string;
  type: string;
  publisher: string | null;
  issuingBody: string | null;
  ministry: string | null;
  origin: string | null;
  reliability: string | null;
  credibility: string | null;
  issuedByState: boolean;
  inForceCheckedOn: string | null;
  publishedOn: string | null;
  periodTo: string | null;
  /** When an interview was held. */
  heldOn: string | null;
  /** Of an interview, what its person said; null for every other source. */
  consent: Consent | null;
};

/**
 * A stored citation as the engine reads it; a partial date counts as the last day it may mean. Sources without a
 * publisher are taken for one and the same publisher, but people who were interviewed each speak for themselves.
 */
export function evidenceOf(row: EvidenceRow): Citation {
  const unnamed = row.heldOn === null ? "" : row.code;
  return {
    stance: row.stance,
    shows: row.shows,
    source: {
      code: row.code,
      type: row.type,
      publisher: row.publisher ?? row.issuingBody ?? unnamed,
      ministry: row.ministry,
      origin: row.origin,
      reliability: row.reliability,
      credibility: row.credibility,
      issuedByState: row.issuedByState,
      periodEnd: lastDay(row.periodTo) ?? lastDay(row.heldOn),
      periodEndFrom: firstDay(row.periodTo) ?? firstDay(row.heldOn),
      publishedOn: lastDay(row.publishedOn),
      publishedFrom: firstDay(row.publishedOn),
      inForceCheckedOn: row.inForceCheckedOn,
    },
  };
}

/** The citations that count: an interview whose consent was refused or withdrawn speaks for nobody any more. */
export function consented(citations: readonly EvidenceRow[]): readonly Citation[] {
  return citations.filter(({ consent }) => consent !== "withdrawn" && consent !== "refused").map(evidenceOf);
}

/** The confidence that the citations of one rating give it, or null where the edition has no rule. */
export function computedConfidence(
  edition: Edition,
  citations: readonly EvidenceRow[],
  { contradictionAnswered }: Pick<FieldValues, "contradictionAnswered">,
  cutOff: string,
): ComputedConfidence | null {
  return computeConfidence(edition, { citations: consented(citations), cutOff, contradictionAnswered });
}

/** The confidence that holds after a person may have lowered it; null where the edition has no rule. */
export function effectiveOf(
  edition: Edition,
  citations: readonly EvidenceRow[],
  values: Pick<FieldValues, "contradictionAnswered" | "confidenceLoweredTo">,
  cutOff: string,
): string | null {
  const computed = computedConfidence(edition, citations, values, cutOff);
  return computed && effectiveConfidence(edition, computed.level, values.confidenceLoweredTo);
}

/** Whether a confidence lies below another; nothing lies below none. */
export function isLower(edition: Edition, confidence: string, than: string | null): boolean {
  return than !== null && confidenceOrder(edition, confidence) < confidenceOrder(edition, than);
}

/** Confidence words of an edition that are ours; others have no place in a figure's column. */
export function asConfidence(code: string | null): Confidence | null {
  return CONFIDENCES.find((word) => word === code) ?? null;
}

/** The computed confidence with its rule, in counts only: no source is named, so that none is given away. */
export function confidenceView(
  edition: Edition,
  citations: readonly EvidenceRow[],
  values: Pick<FieldValues, "contradictionAnswered" | "confidenceLoweredTo">,
  { cutOff, stated }: { cutOff: string; stated: string | null },
): ConfidenceView | null {
  const computed = computedConfidence(edition, citations, values, cutOff);
  const level = asConfidence(computed?.level ?? null);
  if (!computed || level === null) return null;
  const effective = asConfidence(effectiveConfidence(edition, level, values.confidenceLoweredTo)) ?? level;
  const reasons = reasonsOf(edition, computed);
  return { computed: level, effective, reasons, stated, supported: supportedBy(edition, citations, cutOff) };
}

function supportedBy(
  edition: Edition,
  citations: readonly EvidenceRow[],
  cutOff: string,
): ConfidenceView["supported"] {
  const counting = countingCitations(edition, consented(citations), cutOff).filter(
    ({ stance }) => stance === "supports",
  );
  const independent = counting.filter(({ source }) => !source.issuedByState);
  return {
    shows: CITATION_SHOWS.filter((shows) => counting.some((citation) => citation.shows === shows)),
    notIssuedByState: new Set(independent.map(({ source }) => source.code)).size,
  };
}

function reasonsOf(edition: Edition, computed: ComputedConfidence): readonly ConfidenceReason[] {
  const rule = computed.rule === null ? undefined : edition.file.confidence?.rules[computed.rule];
  const reasons: ConfidenceReason[] = [];
  if (rule) {
    reasons.push({
      code: "rule_met",
      parameters: {
        level: rule.level,
        sources: computed.counted.length,
        newest: computed.newest ?? "",
        months: rule.newestWithinMonths,
      },
    });
  } else {
    reasons.push({
      code: computed.counted.length === 0 ? "no_counting_source" : "no_rule_met",
      parameters: { sources: computed.counted.length, newest: computed.newest ?? "" },
    });
  }
  const tooLate = computed.excluded.filter(({ reason }) => reason === "after_cut_off").length;
  const byGrade = computed.excluded.length - tooLate;
  if (byGrade > 0) reasons.push({ code: "sources_not_counted", parameters: { sources: byGrade } });
  if (tooLate > 0) reasons.push({ code: "sources_after_cut_off", parameters: { sources: tooLate } });
  if (computed.openContradictions.length > 0 && computed.level !== computed.fromEvidence) {
    reasons.push({
      code: "open_contradiction",
      parameters: { sources: computed.openContradictions.length, from: computed.fromEvidence },
    });
  }
  return reasons;
}
