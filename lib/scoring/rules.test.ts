import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decimalText } from "@/lib/core/exact";
import { requireEdition } from "@/lib/instruments/parse";
import { vectorRatings } from "./check-vectors";
import { disagreements } from "./disagreement";
import { capabilityScore, exposureScore, scoreAssessment } from "./engine";
import { exposureProfile } from "./exposure-profile";
import { gatesToConfirm } from "./gates";
import { checkNotApplicable, type NotApplicableInput, restsOfNotApplicable } from "./not-applicable";
import { gapProblems, reasonsFor } from "./not-assessed";
import { plainNode, plainWhy } from "./plain";
import { priorities } from "./priority";
import type { Rating } from "./rating";
import { secondRatingSample } from "./second-rating";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const codes = [...edition.indicators.keys()];
const level = (value: number): Rating => ({ state: "rated", level: value });
const all = (value: number) => new Map<string, Rating>(codes.map((code) => [code, level(value)]));
const worked = () => new Map(vectorRatings(edition.file.testVectors?.[0] ?? expect.fail("no vector")));
const situation = codes.filter((code) => edition.indicators.get(code)?.construct === "exposure");

describe("bands", () => {
  test("several gates are listed in the order of the file, only those that lower", () => {
    const ratings = all(4);
    ratings.set("G2.1", level(1)).set("G3.1", level(0));
    const node = capabilityScore(scoreAssessment(edition, { ratings }), "G.capability");
    expect(node).toMatchObject({ bandOfScore: "advanced", band: "limited" });
    expect(node.caps.map(({ code }) => code)).toEqual(["gate-offence", "gate-nonpunishment"]);
    ratings.set("G3.1", level(1));
    const one = capabilityScore(scoreAssessment(edition, { ratings }), "G.capability");
    expect(one.caps.map(({ code }) => code)).toEqual(["gate-offence"]);
  });

  test("the overall band lies at most one step above the weakest", () => {
    const ratings = all(4);
    for (const code of codes) if (code.startsWith("C")) ratings.set(code, level(0));
    const node = capabilityScore(scoreAssessment(edition, { ratings }), "overall.capability");
    expect(decimalText(node.score?.exact ?? expect.fail("no figure"), 2)).toBe("66.67");
    expect(node).toMatchObject({ bandOfScore: "established", band: "limited" });
    expect(node.caps.map(({ code }) => code)).toEqual(["balance-cap"]);
  });

  test("withheld answers move no exposure band and are counted", () => {
    const ratings = all(4);
    ratings.set("R1.1", { state: "not_assessed", reason: "refused" });
    const scored = scoreAssessment(edition, { ratings });
    expect(exposureScore(scored, "R.exposure")).toMatchObject({
      band: "very-high",
      caps: [],
      withheld: ["R1.1"],
    });
    expect(scored.withheld).toEqual(["R1.1"]);
  });

  test("a gate takes effect outside the team once it is confirmed", () => {
    const ratings = worked();
    expect(gatesToConfirm(edition, { ratings }).map(({ code }) => code)).toEqual(["gate-offence"]);
    expect(gatesToConfirm(edition, { ratings, confirmedGates: new Set(["gate-offence"]) })).toEqual([]);
  });
});

describe("not applicable", () => {
  const input = (
    ratings: Map<string, Rating>,
    more: Partial<NotApplicableInput> = {},
  ): NotApplicableInput => ({
    ratings,
    confidence: new Map(),
    searchRecords: new Set(situation),
    hasEarlierRecommendation: null,
    ...more,
  });

  test("a whole domain that does not apply drops out with its weight", () => {
    const ratings = all(2);
    for (const code of codes) if (code.startsWith("C2")) ratings.set(code, { state: "not_applicable" });
    ratings.set("C1.1", level(4));
    const node = capabilityScore(scoreAssessment(edition, { ratings }), "C.capability");
    // C1 = (2x100 + 2x50 + 50 + 50) / 6 = 66.67; (20 x 66.67 + 55 x 50) / 75
    expect(decimalText(node.score?.exact ?? expect.fail("no figure"), 4)).toBe("54.4444");
    expect(node.status).toBe("final");
    expect(scoreAssessment(edition, { ratings }).nodes.get("C2")).toMatchObject({
      score: null,
      coverage: null,
    });
  });

  test("no cases: every exposure at most 1, rated and searched for", () => {
    const ratings = all(1);
    expect(checkNotApplicable(edition, "C2.1", input(ratings))).toMatchObject({
      rule: "no-cases",
      problems: [],
    });
    ratings.set("R2.1", level(2)).set("R3.1", { state: "not_assessed" });
    const found = checkNotApplicable(edition, "C2.1", input(ratings, { searchRecords: new Set(["R2.1"]) }));
    expect(found.problems).toContainEqual({ code: "level_too_high", indicator: "R2.1" });
    expect(found.problems).toContainEqual({ code: "not_rated", indicator: "R3.1" });
    expect(found.problems).toContainEqual({ code: "no_search_record", indicator: "R1.1" });
  });

  test("no collusion: R3.3 at 0 with high confidence", () => {
    const ratings = all(0);
    expect(checkNotApplicable(edition, "G4.3", input(ratings)).problems).toEqual([
      { code: "wrong_confidence", indicator: "R3.3" },
    ]);
    const sure = input(ratings, { confidence: new Map([["R3.3", "high"]]) });
    expect(checkNotApplicable(edition, "G4.3", sure).problems).toEqual([]);
  });

  test("others are for the reviewer, or never allowed", () => {
    expect(checkNotApplicable(edition, "C1.2", input(all(3)))).toMatchObject({
      checkedByProgram: false,
      problems: [],
    });
    expect(checkNotApplicable(edition, "G2.1", input(all(3))).problems).toMatchObject([
      { code: "never_allowed" },
    ]);
    const earlier = input(all(3), { hasEarlierRecommendation: true });
    expect(checkNotApplicable(edition, "G6.3", earlier).problems).toMatchObject([
      { code: "earlier_recommendation" },
    ]);
  });

  test("levels that something not applicable rests on are known", () => {
    const ratings = all(1);
    expect(restsOfNotApplicable(edition, ratings).size).toBe(0);
    ratings.set("C2.3", { state: "not_applicable" });
    expect([...restsOfNotApplicable(edition, ratings)]).toEqual(situation);
  });
});

describe("gaps", () => {
  test("that the information does not exist is no reason inside the domain that rates it", () => {
    expect(reasonsFor(edition, "R4.1").map(({ code }) => code)).not.toContain("does_not_exist");
    expect(reasonsFor(edition, "G4.1").map(({ code }) => code)).toContain("does_not_exist");
  });

  test("a withheld answer needs its request, missing information its citation", () => {
    const gap = (reason: string | null) =>
      gapProblems(edition, "G4.1", { reason, hasRequest: false, citedIn: [] });
    expect(gap(null)).toEqual([{ code: "reason_missing" }]);
    expect(gap("refused")).toEqual([{ code: "request_missing", reason: "refused" }]);
    expect(gap("does_not_exist")).toMatchObject([{ code: "not_cited" }]);
    expect(gap("not_reached")).toEqual([]);
  });
});

describe("confidence, priority, profile and second rating", () => {
  test("the plausible range moves low confidence by one level and gaps to both ends", () => {
    const ratings = all(2);
    const confidence = new Map(codes.map((code) => [code, "high"]));
    confidence.set("R5.1", "low");
    ratings.set("R5.2", { state: "not_assessed" });
    const node = capabilityScore(scoreAssessment(edition, { ratings, confidence }), "R.capability");
    // R5 = (2 x R5.1 + R5.2 + R5.3) / 4: from (2x25 + 0 + 50) / 4 = 25 to (2x75 + 100 + 50) / 4 = 75; R4 = 50.
    expect(decimalText(node.plausible?.low.exact ?? expect.fail("none"), 2)).toBe("40.00");
    expect(decimalText(node.plausible?.high.exact ?? expect.fail("none"), 2)).toBe("60.00");
    expect(node.confidence).toBe("high");
    expect(scoreAssessment(edition, { ratings }).nodes.get("R.capability")).toMatchObject({
      plausible: null,
    });
  });

  test("priority is not discounted where the State knows little, and a withheld answer is a data gap", () => {
    const ratings = worked();
    ratings.set("R2.4", { state: "not_assessed" }).set("G4.3", { state: "not_assessed", reason: "refused" });
    const found = new Map(
      priorities(scoreAssessment(edition, { ratings }), ratings).map((priority) => [
        priority.indicator,
        priority,
      ]),
    );
    expect(found.get("R4.2")).toMatchObject({ factorReason: "link_not_assessed" });
    expect(found.get("C4.3")).toMatchObject({ factorReason: "exposure_figure" });
    expect(found.get("G4.3")).toEqual({ indicator: "G4.3", kind: "data_gap" });
    expect(found.has("R4.4")).toBe(false);
    expect(found.has("R1.1")).toBe(false);
  });

  test("the profile speaks in words and holds no level", () => {
    const ratings = worked();
    ratings.set("R1.2", { state: "not_assessed" });
    const lines = exposureProfile(edition, ratings);
    expect(lines).toHaveLength(12);
    expect(lines[0]).toMatchObject({ indicator: "R1.1", group: "role", code: "origin", word: "Widespread" });
    expect(lines[1]).toMatchObject({ state: "not_assessed", reason: "not_reached", withheld: false });
    expect(lines.at(-1)).toMatchObject({ indicator: "R3.3", word: null });
    expect(JSON.stringify(lines)).not.toMatch(/"level"/);
  });

  test("every fifth indicator and every gate is rated twice", () => {
    const sample = secondRatingSample(edition, 7);
    expect(sample).toHaveLength(12 + 4);
    expect(sample).toEqual(expect.arrayContaining(["R1.3", "R4.5", "C2.1", "G2.1", "G3.1"]));
  });

  test("two ratings disagree two levels apart or on two sides of a gate", () => {
    expect(disagreements(edition, "G2.2", level(1), level(3))).toEqual([{ code: "levels_apart", apart: 2 }]);
    expect(disagreements(edition, "G2.1", level(1), level(2))).toEqual([
      { code: "across_gate", gate: "gate-offence" },
    ]);
    expect(disagreements(edition, "G2.1", level(2), level(3))).toEqual([]);
  });
});

test("a why tree adds up to its figure and leads to every rating", () => {
  const scored = scoreAssessment(edition, { ratings: worked() });
  const node = capabilityScore(scored, "G.capability");
  const tree = plainWhy(edition, node.why);
  const leaves: { share: number; value: number }[] = [];
  const walk = (entry: typeof tree): void => {
    if (entry.kind === "node") entry.children.forEach(walk);
    else
      leaves.push({
        share: Number(entry.effectiveWeight?.decimal ?? 0),
        value: Number(entry.normalised?.decimal ?? 0),
      });
  };
  walk(tree);
  expect(leaves).toHaveLength(21);
  const total = leaves.reduce((sum, leaf) => sum + (leaf.share * leaf.value) / 100, 0);
  expect(total).toBeCloseTo(Number(plainNode(edition, node).score?.decimal), 9);
  expect(plainNode(edition, node)).toMatchObject({
    isLowered: true,
    band: { code: "limited", label: "Limited" },
    caps: [{ code: "gate-offence", label: "Core offence" }],
    coverage: { percent: 95 },
  });
});
