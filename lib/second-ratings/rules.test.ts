import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import {
  disagreementsOf,
  type GivenJudgement,
  given,
  type PairFacts,
  sampleOf,
  secondRatingProblems,
  startOf,
} from "./rules";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const KEY = { editionSha256: "a".repeat(64), round: "2026", iso3: "XAF" };
const level = (value: number): GivenJudgement => ({ state: "rated", level: value });
const without: GivenJudgement = { state: "not_assessed", level: null };

describe("the sample", () => {
  test("is drawn again alike, and from another place for another country", () => {
    expect(sampleOf(edition, KEY, [])).toEqual(sampleOf(edition, KEY, []));
    const starts = ["XAA", "XAB", "XAC", "XAD", "XAE", "XAF"].map((iso3) => startOf({ ...KEY, iso3 }) % 5);
    expect(new Set(starts).size).toBeGreaterThan(1);
  });

  test("holds every gate, at least every fifth indicator, and what was wished, each once and in order", () => {
    const order = [...edition.indicators.keys()];
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{3}$/), fc.subarray(order, { maxLength: 5 }), (iso3, wished) => {
        const sample = sampleOf(edition, { ...KEY, iso3 }, wished);
        const codes = sample.map(({ indicator }) => indicator);
        expect(codes).toEqual(order.filter((code) => codes.includes(code)));
        for (const { indicator } of edition.gates) expect(codes).toContain(indicator);
        for (const code of wished) expect(codes).toContain(code);
        expect(codes.length).toBeGreaterThanOrEqual(order.length / 5);
        expect(
          sample.every(({ indicator, because }) => because !== "wished" || wished.includes(indicator)),
        ).toBe(true);
      }),
    );
  });
});

describe("what a third person decides", () => {
  test("two levels apart, two sides of a gate, or one without level", () => {
    expect(disagreementsOf(edition, "G2.2", level(1), level(3))).toEqual([
      { code: "levels_apart", apart: 2 },
    ]);
    expect(disagreementsOf(edition, "G2.1", level(1), level(2))).toMatchObject([{ code: "across_gate" }]);
    expect(disagreementsOf(edition, "G2.2", level(1), without)).toEqual([{ code: "other_state" }]);
  });

  test("nothing where both say the same, or are one level apart on one side", () => {
    expect(disagreementsOf(edition, "G2.2", level(1), level(2))).toEqual([]);
    expect(disagreementsOf(edition, "G2.1", without, without)).toEqual([]);
  });

  test("a judgement without its level is none yet", () => {
    expect(given({ state: null, level: null })).toBeNull();
    expect(given({ state: "rated", level: null })).toBeNull();
    expect(given({ state: "not_applicable", level: 3 })).toEqual({ state: "not_applicable", level: null });
  });
});

test("open is what was not revealed, not decided, or decided and not followed", () => {
  const sample = ["G2.1", "G2.2", "G2.3", "G2.4"].map((indicator) => ({
    indicator,
    because: "wished" as const,
  }));
  const pair = (indicator: string, second: number, consensus: number | null): PairFacts => ({
    indicator,
    first: level(3),
    second: level(second),
    consensus: consensus === null ? null : level(consensus),
  });
  const pairs = [pair("G2.2", 3, null), pair("G2.3", 0, null), pair("G2.4", 0, 1)];
  const now = new Map([["G2.4", level(3)]]);
  const openOf = (isHandedIn: boolean) => secondRatingProblems(edition, sample, pairs, { now, isHandedIn });
  expect(openOf(true)).toEqual([
    { indicator: "G2.1", problem: "not_revealed" },
    { indicator: "G2.3", problem: "not_decided" },
    { indicator: "G2.4", problem: "consensus_not_followed" },
  ]);
  expect(openOf(false)[0]).toEqual({ indicator: "G2.1", problem: "not_handed_in" });
  const followed = new Map([["G2.4", level(1)]]);
  expect(secondRatingProblems(edition, sample.slice(3), pairs, { now: followed, isHandedIn: true })).toEqual(
    [],
  );
});
