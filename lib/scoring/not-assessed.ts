/** What a gap needs: a reason that the edition accepts there, and for withheld answers the request itself. */
import { type Edition, expandRefs } from "@/lib/instruments/edition";
import type { InstrumentFile } from "@/lib/instruments/format";

export type NotAssessedReason = NonNullable<InstrumentFile["gaps"]>["reasons"][number];

/** What is recorded about a gap. */
export type GapRecord = {
  readonly reason: string | null;
  /** What was asked, of whom, when and by when is filled in. */
  readonly hasRequest: boolean;
  /** Indicators of the assessment that cite the fact. */
  readonly citedIn: readonly string[];
};

export type GapProblem =
  | { readonly code: "reason_missing" }
  | { readonly code: "reason_unknown" | "reason_not_accepted" | "request_missing"; readonly reason: string }
  | { readonly code: "not_cited"; readonly reason: string; readonly citeIn: readonly string[] };

/** The reasons that an indicator may take, in the order of the edition; empty where the edition has none. */
export function reasonsFor(edition: Edition, code: string): readonly NotAssessedReason[] {
  return (edition.file.gaps?.reasons ?? []).filter(
    (reason) => !expandRefs(edition, reason.notFor ?? []).includes(code),
  );
}

/** Everything that a gap still lacks before an assessment can be submitted. */
export function gapProblems(edition: Edition, code: string, gap: GapRecord): readonly GapProblem[] {
  const reasons = edition.file.gaps?.reasons;
  if (!reasons) return [];
  const { reason } = gap;
  if (reason === null) return [{ code: "reason_missing" }];
  const rule = reasons.find((entry) => entry.code === reason);
  if (!rule) return [{ code: "reason_unknown", reason }];
  const problems: GapProblem[] = [];
  if (!reasonsFor(edition, code).includes(rule)) problems.push({ code: "reason_not_accepted", reason });
  if (rule.needsRequest && !gap.hasRequest) problems.push({ code: "request_missing", reason });
  const { citeIn } = rule;
  if (citeIn && !citeIn.some((indicator) => gap.citedIn.includes(indicator)))
    problems.push({ code: "not_cited", reason, citeIn });
  return problems;
}
