import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import { type FlagFacts, flagsOf } from "./flag-rules";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const NOTHING: FlagFacts = {
  ratings: [],
  confidenceUnmet: new Map(),
  lastLevels: new Map(),
  fromLaws: [],
  sameLaw: [],
};
const rated = (levels: Readonly<Record<string, number | null>>, caused: readonly string[] = []) =>
  Object.entries(levels).map(([indicator, level]) => ({
    indicator,
    level,
    hasChangeCause: caused.includes(indicator),
  }));

/** Two indicators of one domain, of the facets that the fourth rule compares. */
function pairOfFacets() {
  const all = [...edition.indicators.values()];
  for (const law of all.filter(({ definition }) => definition.facet === "framework")) {
    const practice = all.find(
      ({ definition, domain }) => definition.facet === "practice" && domain === law.domain,
    );
    if (practice) return { law: law.code, practice: practice.code };
  }
  throw new Error("no domain has both facets");
}

describe("flags of a review", () => {
  test("level 3 or 4 without its confidence; lower levels are no matter", () => {
    const unmet = { needed: "medium", has: "low" };
    const flags = flagsOf(edition, {
      ...NOTHING,
      ratings: rated({ "G2.1": 3, "G2.2": 4, "G2.3": 2, "G2.4": 4 }),
      confidenceUnmet: new Map(["G2.1", "G2.2", "G2.3"].map((code) => [code, unmet])),
    });
    expect(flags.map(({ indicator }) => indicator)).toEqual(["G2.1", "G2.2"]);
    expect(flags[0]).toMatchObject({ rule: "high_level_low_confidence", level: 3, confidence: unmet });
  });

  test("the same elements of laws and another level, only of indicators that follow from laws", () => {
    const flags = flagsOf(edition, {
      ...NOTHING,
      ratings: rated({ "G2.1": 3, "G2.2": 2, "C1.1": 1 }),
      fromLaws: ["G2.1", "G2.2"],
      sameLaw: [
        { iso3: "XAB", levels: new Map([["G2.1", 2]]) },
        {
          iso3: "XAC",
          levels: new Map([
            ["G2.1", 3],
            ["C1.1", 4],
          ]),
        },
      ],
    });
    expect(flags).toEqual([
      {
        rule: "same_law_other_level",
        indicator: "G2.1",
        domain: "G2",
        level: 3,
        others: [{ code: "XAB", level: 2 }],
      },
    ]);
  });

  test("two levels from the last round without a cause", () => {
    const flags = flagsOf(edition, {
      ...NOTHING,
      ratings: rated({ "G2.1": 3, "G2.2": 3, "G2.3": 3, "G2.4": 3 }, ["G2.2"]),
      lastLevels: new Map([
        ["G2.1", 1],
        ["G2.2", 0],
        ["G2.3", 2],
      ]),
    });
    expect(flags).toMatchObject([{ rule: "two_levels_without_cause", indicator: "G2.1", level: 3, last: 1 }]);
  });

  test("law and institutions at 0 or 1 beside practice at 3 or 4 in one domain", () => {
    const { law, practice } = pairOfFacets();
    const of = (levels: Readonly<Record<string, number | null>>) =>
      flagsOf(edition, { ...NOTHING, ratings: rated(levels) });
    expect(of({ [law]: 1, [practice]: 3 })).toMatchObject([
      { rule: "law_behind_practice", indicator: law, level: 1, others: [{ code: practice, level: 3 }] },
    ]);
    expect(of({ [law]: 2, [practice]: 4 })).toEqual([]);
    expect(of({ [law]: 0, [practice]: 2 })).toEqual([]);
    expect(of({ [law]: 0, [practice]: null })).toEqual([]);
  });
});
