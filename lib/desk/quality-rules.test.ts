import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import type { EvidenceRow } from "@/lib/ratings/confidence";
import { type JudgedRating, ratingFindings, staleAfterMonths } from "./quality-rules";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const CUT_OFF = "2026-06-30";

const source = (code: string, more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  code,
  stance: "supports",
  shows: "applied",
  type: "administrative_statistics",
  publisher: `Publisher ${code}`,
  issuingBody: null,
  ministry: null,
  origin: code,
  reliability: "B",
  credibility: "2",
  issuedByState: false,
  inForceCheckedOn: null,
  publishedOn: "2026-01-01",
  periodTo: null,
  heldOn: null,
  consent: null,
  ...more,
});

const rated = (indicator: string, level: number, ...citations: EvidenceRow[]): JudgedRating => ({
  indicator,
  values: {
    state: "rated",
    level,
    notAssessedReason: null,
    confidenceLoweredTo: null,
    contradictionAnswered: false,
  },
  citations,
});

const gap = (indicator: string, notAssessedReason: "refused" | "not_reached"): JudgedRating => {
  const rating = rated(indicator, 0);
  return { ...rating, values: { ...rating.values, state: "not_assessed", level: null, notAssessedReason } };
};

const rulesOf = (...ratings: JudgedRating[]) =>
  ratingFindings(edition, ratings, CUT_OFF).map(({ rule, indicator }) => `${rule} ${indicator}`);

describe("what is to be looked at", () => {
  test("a high level without its confidence, with what it needs and has", () => {
    expect(ratingFindings(edition, [rated("G2.1", 4, source("A"), source("B"))], CUT_OFF)).toEqual([
      expect.objectContaining({
        rule: "confidence_unmet",
        indicator: "G2.1",
        claim: expect.objectContaining({ level: 4, needed: "high" }),
      }),
    ]);
    expect(rulesOf(rated("G2.1", 2, source("A"), source("B")))).toEqual([]);
  });

  test("one source or none; those that do not count or contradict are none", () => {
    expect(rulesOf(rated("G2.1", 1, source("A"), source("A")))).toEqual(["single_source G2.1"]);
    expect(rulesOf(rated("G2.1", 1))).toEqual(["single_source G2.1"]);
    expect(rulesOf(rated("G2.1", 1, source("A"), source("B", { reliability: "E" })))).toEqual([
      "single_source G2.1",
    ]);
    expect(rulesOf(rated("G2.1", 1, source("A"), source("B", { stance: "contradicts" })))).toEqual([
      "single_source G2.1",
    ]);
    expect(rulesOf(rated("G2.1", 1, source("A"), source("B", { consent: "withdrawn" })))).toEqual([
      "single_source G2.1",
    ]);
  });

  test("evidence that is older than any rule of the edition accepts, on the cut-off date", () => {
    expect(staleAfterMonths(edition)).toBe(48);
    const old = { publishedOn: "2022-06-29" };
    expect(rulesOf(rated("G2.1", 1, source("A", old), source("B", old)))).toEqual(["stale_evidence G2.1"]);
    expect(rulesOf(rated("G2.1", 1, source("A", old), source("B", { publishedOn: "2022-06-30" })))).toEqual(
      [],
    );
  });

  test("answers that were withheld, not those that the team left; in the order of the edition", () => {
    expect(rulesOf(gap("G2.2", "refused"), gap("G2.1", "not_reached"), rated("C1.1", 1))).toEqual([
      "single_source C1.1",
      "withheld G2.2",
    ]);
  });
});
