import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating } from "@/lib/scoring/rating";
import { byPriority, highestPriority, priorityList, proposalsOf } from "./proposals";
import { dismissFindingSchema, saveFindingSchema } from "./schema";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const all = (level: number) =>
  new Map<string, Rating>([...edition.indicators.keys()].map((code) => [code, { state: "rated", level }]));
const scoredBy = (ratings: Map<string, Rating>) => scoreAssessment(edition, { ratings });

describe("what the rule proposes", () => {
  test("is nothing of a State whose capabilities stand high, however strong its exposure", () => {
    const ratings = all(4);
    expect(proposalsOf(scoredBy(ratings), ratings, [])).toEqual([]);
  });

  test("are capabilities below the middle of the scale, gates that apply and withheld answers", () => {
    const ratings = all(4);
    ratings
      .set("G3.1", { state: "rated", level: 1 })
      .set("G2.1", { state: "rated", level: 0 })
      .set("G4.3", { state: "not_assessed", reason: "refused" })
      .set("C4.3", { state: "rated", level: 2 })
      .set("R1.1", { state: "rated", level: 0 });
    const proposals = proposalsOf(scoredBy(ratings), ratings, []);
    expect(proposals.map(({ key, kind, grounds, level }) => ({ key, kind, grounds, level }))).toEqual([
      { key: "G2.1", kind: "gap", grounds: ["low_level", "gate"], level: 0 },
      { key: "G3.1", kind: "gap", grounds: ["low_level"], level: 1 },
      { key: "G4.3", kind: "data_gap", grounds: ["withheld"], level: null },
    ]);
    expect(proposals[0]?.priority).toMatchObject({ factor: "1.00", distance: "1.00", reason: "always_one" });
    expect(proposals[2]?.priority).toBeNull();
  });

  test("warnings about registers come last, each under a name of its own that stays", () => {
    const ratings = all(4);
    const warning = { rule: "jump", codes: ["XAA-D-001"], values: { before: 10, after: 90 } } as const;
    const other = { ...warning, values: { before: 10, after: 91 } };
    const [one, two, again] = proposalsOf(scoredBy(ratings), ratings, [warning, other, warning]);
    expect(one).toMatchObject({ kind: "data_gap", grounds: ["warning"], indicator: null });
    expect(one?.key).toMatch(/^warning-[0-9a-f]{12}$/);
    expect(two?.key).not.toBe(one?.key);
    expect(again?.key).toBe(one?.key);
  });
});

describe("the priority of a finding", () => {
  test("is the highest of its indicators, and puts those without one last", () => {
    const ratings = all(4);
    ratings.set("G2.1", { state: "rated", level: 0 }).set("C4.3", { state: "rated", level: 3 });
    const list = priorityList(scoredBy(ratings), ratings);
    expect(highestPriority(list, ["C4.3", "G2.1"])?.indicator).toBe("G2.1");
    expect(highestPriority(list, ["R1.1"])).toBeNull();
    const of = (name: string, indicators: readonly string[]) => ({ name, indicators });
    const sorted = byPriority(list, [of("none", []), of("low", ["C4.3"]), of("high", ["C4.3", "G2.1"])]);
    expect(sorted.map(({ name }) => name)).toEqual(["high", "low", "none"]);
  });

  test("shows what was multiplied", () => {
    const ratings = all(4);
    ratings.set("G2.1", { state: "rated", level: 1 });
    const view = priorityList(scoredBy(ratings), ratings).get("G2.1")?.view;
    expect(view).toMatchObject({ distance: "0.75", factor: "1.00" });
    expect(Number(view?.value)).toBe(Number(view?.weight) * 0.75);
  });
});

describe("what is sent about a finding", () => {
  const finding = {
    round: "T1",
    iso3: "XAA",
    number: "0",
    version: "0",
    proposal: "",
    kind: "gap",
    statement: "No shelter takes men.",
    evidence: "",
    entries: "XAA-L-001, XAA-L-002",
    language: "en",
  };
  test("rests on something", () => {
    expect(saveFindingSchema.parse(finding)).toMatchObject({
      proposal: null,
      evidence: null,
      indicators: [],
      entries: ["XAA-L-001", "XAA-L-002"],
    });
    const parsed = saveFindingSchema.safeParse({ ...finding, entries: "" });
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["indicators", "errors.field.rests_on_nothing"],
    ]);
  });
  test("is dismissed with a reason only", () => {
    const dismissed = { ...finding, reason: " " };
    expect(dismissFindingSchema.safeParse(dismissed).success).toBe(false);
  });
});
