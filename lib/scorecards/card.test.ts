import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { identityOf, isComparable } from "@/lib/instruments/correspondence";
import { requireEdition } from "@/lib/instruments/parse";
import { EMPTY_RATING } from "@/lib/ratings/merge";
import { engineRating } from "@/lib/ratings/scoring-input";
import { vectorRatings } from "@/lib/scoring/check-vectors";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating } from "@/lib/scoring/rating";
import { type Audience, buildCard } from "./card";
import { changeSince } from "./change";
import type { CardFacts, SourceFact } from "./facts";
import { rankAt } from "./facts";
import { factsOfScores, type RatedIndicator } from "./facts-of-scores";
import { sourceSummary } from "./source-summary";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const example = edition.file.testVectors?.find(({ name }) => name === "worked-example");
if (!example) throw new Error("the shipped edition has its worked example");
const LEVELS = vectorRatings(example);

function stored(indicator: string, rating: Rating): RatedIndicator {
  const values = { ...EMPTY_RATING, state: rating.state };
  if (rating.state === "rated") values.level = rating.level;
  if (rating.state === "not_assessed")
    values.notAssessedReason = rating.reason === "refused" ? "refused" : "not_reached";
  return { indicator, values, citations: [] };
}

function factsOf(changes: Readonly<Record<string, Rating>> = {}): CardFacts {
  const ratings = [...new Map([...LEVELS, ...Object.entries(changes)])].map(([code, rating]) =>
    stored(code, rating),
  );
  const input = {
    ratings: new Map(ratings.map(({ indicator, values }) => [indicator, engineRating(values)])),
  };
  return factsOfScores({ scored: scoreAssessment(edition, input), input, ratings, sources: [] });
}

function cardOf(facts: CardFacts, audience: Audience, overall = false) {
  return buildCard(facts, { audience, overall, cutOffOn: "2026-06-30", last: null });
}

describe("a card of the worked example", () => {
  it("prints the band with its reason and no figure where a gate lowered it", () => {
    const figure = cardOf(factsOf(), "team").figures.find(({ key }) => key === "G.capability");
    expect(figure).toMatchObject({
      band: { code: "limited", rank: 2 },
      score: null,
      bounds: null,
      lowered: [{ code: "gate-offence", label: "Core offence", indicators: ["G2.1"] }],
    });
  });

  it("prints figure and bounds elsewhere", () => {
    const figure = cardOf(factsOf(), "team").figures.find(({ key }) => key === "R.capability");
    expect(figure).toMatchObject({
      score: { value: 38.6, decimals: 1 },
      bounds: { low: { value: 35.6 }, high: { value: 43.1 } },
    });
  });

  it("prints the band of a withheld answer, its number and its indicator", () => {
    const facts = factsOf({ "R4.3": { state: "not_assessed", reason: "refused" } });
    const figure = cardOf(facts, "team").figures.find(({ key }) => key === "R.capability");
    expect(figure).toMatchObject({
      band: { code: "limited" },
      score: null,
      withheld: ["R4.3"],
      lowered: [{ kind: "withheld", indicators: ["R4.3"] }],
    });
    expect(facts.nodes.get("R.capability")?.bandFigure?.value).toBe(34.3);
  });

  it("has its exposure profile in words for everybody", () => {
    const lines = cardOf(factsOf(), "release").profile;
    expect(lines).toHaveLength(12);
    expect(lines[0]).toMatchObject({ label: "Origin", word: "Widespread", state: "rated" });
    expect(lines.at(-1)).toMatchObject({ label: "Corruption and collusion", word: null });
    expect(lines.every((line) => !Object.keys(line).includes("level"))).toBe(true);
  });

  it("keeps exposure figures and the overall figure from everybody outside the team", () => {
    const released = cardOf(factsOf(), "release", true);
    expect([released.teamFigures, released.exposureDomains]).toEqual([[], []]);
    expect(cardOf(factsOf(), "team").teamFigures.map(({ key }) => key)).toEqual(["R.exposure"]);
    expect(cardOf(factsOf(), "team", true).teamFigures.map(({ key }) => key)).toEqual([
      "R.exposure",
      "overall.capability",
    ]);
  });

  it("prints no provisional figure outside the team", () => {
    const gaps = ["C1.1", "C2.1", "C2.2", "C3.1", "C5.1"].map((code): [string, Rating] => [
      code,
      { state: "not_assessed", reason: "not_reached" },
    ]);
    const facts = factsOf(Object.fromEntries(gaps));
    const figure = (audience: Audience) =>
      cardOf(facts, audience).figures.find(({ key }) => key === "C.capability");
    expect(figure("team")?.status).toBe("provisional");
    expect(figure("team")?.score).not.toBeNull();
    expect(figure("release")).toMatchObject({ band: null, score: null, bounds: null });
  });

  it("names strengths and gaps by level, then code, and none in the middle", () => {
    const { strengths, gaps } = cardOf(factsOf(), "release");
    expect(strengths.map(({ code, level }) => [code, level])).toEqual([
      ["G1.1", 4],
      ["C1.1", 3],
      ["C4.3", 3],
    ]);
    expect(gaps[0]).toMatchObject({ code: "G3.4", level: 0 });
    expect(gaps.slice(1).every(({ level }) => level === 1)).toBe(true);
    expect(gaps.slice(1).map(({ code }) => code)).toEqual(
      gaps
        .slice(1)
        .map(({ code }) => code)
        .toSorted(),
    );
  });

  it("puts every capability indicator into one cell of one facet", () => {
    const cells = cardOf(factsOf(), "release").facets.flatMap((strip) => strip.cells);
    expect(cells).toHaveLength(48);
    expect(new Set(cells.map(({ code }) => code)).size).toBe(48);
  });
});

describe("what moved since the last round", () => {
  it("names levels, words and bands, and no figure of a lowered band", () => {
    const now = factsOf({ "G5.1": { state: "rated", level: 3 }, "R1.1": { state: "rated", level: 2 } });
    const change = changeSince(now, factsOf(), "release", identityOf(now.edition.indicators.keys()));
    expect(change.levels).toMatchObject([{ code: "G5.1", before: 2, now: 3 }]);
    expect(change.words).toEqual([
      { indicator: "R1.1", label: "Origin", before: "Widespread", now: "Recurring" },
    ]);
    const response = change.figures.find(({ key }) => key === "G.capability");
    expect([response?.before.score, response?.now.score]).toEqual([null, null]);
    expect(change.figures.map(({ key }) => key)).toEqual(["R.capability", "C.capability", "G.capability"]);
  });

  it("is asked within one major version of one instrument only", () => {
    const current = { instrument: "gpat", version: "1.2.0" };
    expect(isComparable(current, { instrument: "gpat", version: "1.0.0" })).toBe(true);
    expect(isComparable(current, { instrument: "gpat", version: "2.0.0" })).toBe(false);
    expect(isComparable(current, { instrument: "other", version: "1.2.0" })).toBe(false);
  });
});

describe("sources by type and age", () => {
  it("counts to the cut-off date, in the ages of the edition", () => {
    const sources: SourceFact[] = [
      { type: "official_document", day: "2026-01-01" },
      { type: "official_document", day: "2023-01-01" },
      { type: "media", day: "2010-01-01" },
      { type: "media", day: null },
    ];
    expect(sourceSummary(edition, sources, "2026-06-30")).toEqual({
      months: [24, 48],
      rows: [
        { type: "official_document", counts: [1, 1, 0, 0], total: 2 },
        { type: "media", counts: [0, 0, 1, 1], total: 2 },
      ],
      total: 4,
    });
  });
});

describe("tints", () => {
  it("spread over five steps, whatever the number of bands", () => {
    expect([0, 1, 2, 3, 4].map((index) => rankAt(index, 5))).toEqual([1, 2, 3, 4, 5]);
    expect([0, 1, 2].map((index) => rankAt(index, 3))).toEqual([1, 3, 5]);
    expect(rankAt(0, 1)).toBe(1);
  });
});
