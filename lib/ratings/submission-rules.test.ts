import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import { EMPTY_RATING } from "./merge";
import type { FieldValues } from "./schema";
import { type SubmissionFacts, type SubmittedRating, submissionProblemsOf } from "./submission-rules";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const domains = [...edition.nodes.values()].filter(({ kind }) => kind === "domain").map(({ key }) => key);
const facts: SubmissionFacts = {
  cutOff: "2026-06-30",
  declared: new Set(domains),
  lastLevels: new Map(),
  suggestedLevels: new Map(),
  hasEarlierRecommendation: null,
};
const law: SubmittedRating["citations"][number] = {
  stance: "supports",
  shows: "exists",
  code: "XAA-S-001",
  type: "official_document",
  publisher: "Parliament",
  issuingBody: null,
  ministry: null,
  origin: null,
  reliability: "A",
  credibility: "1",
  issuedByState: true,
  inForceCheckedOn: "2026-05-01",
  publishedOn: "2020",
  periodTo: null,
  heldOn: null,
  consent: null,
};

/** All sixty indicators rated 1 with a rationale, but for the ones that a test changes. */
function ratings(
  changes: Record<string, Partial<FieldValues>>,
  citations: Record<string, SubmittedRating["citations"]> = {},
): SubmittedRating[] {
  return [...edition.indicators.keys()].map((indicator) => ({
    indicator,
    values: { ...EMPTY_RATING, state: "rated", level: 1, rationale: "Because.", ...changes[indicator] },
    citations: citations[indicator] ?? [],
  }));
}

const problems = (list: SubmittedRating[], more: Partial<SubmissionFacts> = {}) =>
  submissionProblemsOf(edition, list, { ...facts, ...more }).map(
    ({ indicator, problem }) => `${indicator} ${problem}`,
  );

describe("what keeps an assessment from being submitted", () => {
  test("nothing, where all is rated with reasons and claims nothing that needs more", () => {
    expect(problems(ratings({}))).toEqual([]);
  });

  test("every indicator that nobody rated", () => {
    expect(submissionProblemsOf(edition, [], facts)).toHaveLength(60);
    expect(problems(ratings({ "G2.1": { state: null, level: null } }))).toEqual(["G2.1 no_rating"]);
  });

  test("a missing rationale, and a missing reason for not applicable", () => {
    expect(problems(ratings({ "G2.1": { rationale: null } }))).toEqual(["G2.1 rationale_missing"]);
    const without = problems(ratings({ "C1.2": { state: "not_applicable", level: null } }));
    expect(without).toEqual(["C1.2 not_applicable_reason_missing"]);
  });

  test("a withheld answer without the request, a refusal without how it was refused", () => {
    const asked = { requestWhat: "w", requestOf: "o", requestOn: "2026-01-01", requestBy: "2026-02-01" };
    const gap = { state: "not_assessed", level: null } as const;
    expect(problems(ratings({ "G4.3": { ...gap, notAssessedReason: "no_answer" } }))).toEqual([
      "G4.3 gap_request_missing",
    ]);
    expect(problems(ratings({ "G4.3": { ...gap, ...asked, notAssessedReason: "no_answer" } }))).toEqual([]);
    expect(problems(ratings({ "G4.3": { ...gap, ...asked, notAssessedReason: "refused" } }))).toEqual([
      "G4.3 gap_request_missing",
    ]);
  });

  test("information that does not exist must be named where the knowledge base is rated", () => {
    const gap = { state: "not_assessed", level: null, notAssessedReason: "does_not_exist" } as const;
    expect(problems(ratings({ "G4.3": gap }))).toEqual(["G4.3 gap_not_cited"]);
    const named = { "G4.3": gap, "R4.3": { rationale: "No figures, see [[indicator:G4.3]]." } };
    expect(problems(ratings(named))).toEqual([]);
    expect(problems(ratings({ "G4.3": gap, "R4.3": { rationale: "See G4.31." } }))).toEqual([
      "G4.3 gap_not_cited",
    ]);
  });

  test("a level that claims more than its evidence carries", () => {
    const level3 = { "G2.1": { level: 3 } };
    expect(problems(ratings(level3))).toEqual(["G2.1 claim_confidence"]);
    expect(problems(ratings(level3, { "G2.1": [law] }))).toEqual([]);
    expect(problems(ratings({ "R1.1": { level: 0 } }))).toEqual(["R1.1 claim_search_record"]);
  });

  test("a level that differs from last round without a cause", () => {
    const lastLevels = new Map([["G2.1", 2]]);
    expect(problems(ratings({}), { lastLevels })).toEqual(["G2.1 change_cause_missing"]);
    const withCause = { "G2.1": { changeCause: "situation_changed" } } as const;
    expect(problems(ratings(withCause), { lastLevels })).toEqual([]);
  });

  test("a level that differs from what the registers suggest without a reason", () => {
    const suggestedLevels = new Map([["G2.1", 2]]);
    expect(problems(ratings({}), { suggestedLevels })).toEqual(["G2.1 override_reason_missing"]);
    const withReason = { "G2.1": { overrideReason: "A judgment reads it more narrowly." } };
    expect(problems(ratings(withReason), { suggestedLevels })).toEqual([]);
    const gap = { "G2.1": { state: "not_applicable", level: null, notApplicableReason: "None." } } as const;
    expect(problems(ratings(gap), { suggestedLevels })).not.toContain("G2.1 override_reason_missing");
  });

  test("a domain that was not declared complete", () => {
    const declared = new Set(domains.filter((domain) => domain !== "G2"));
    expect(problems(ratings({}), { declared })).toEqual(["G2.1 domain_not_declared"]);
  });

  test("a source whose consent was withdrawn", () => {
    const citations = { "G2.1": [{ ...law, consent: "withdrawn" as const }] };
    expect(problems(ratings({}, citations))).toEqual(["G2.1 consent_withdrawn"]);
  });
});
