import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { createTranslator } from "next-intl";
import { describe, expect } from "vitest";
import { trendImage } from "@/components/trends/trend-image";
import { instrumentEditions } from "@/db/schema/instrument";
import { one } from "@/lib/core/rows";
import { importEdition } from "@/lib/editions/mutations";
import type { Translate } from "@/lib/i18n/message-key";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { trendCsv } from "@/lib/trends/csv";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";
import { figureOf, readTrendAs, threeRounds, valuesOf, years } from "@/tests/support/trend-rounds";

const t: Translate = createTranslator({ locale: "en", messages: catalogueOf("en") });
const SHIPPED = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");
/** Weights of the indicators of G5 in the shipped edition. */
const WEIGHTS = [2, 1, 1];

/** The mean of levels by weight, as percent of the scale from 0 to 4; what has no level is left out. */
function mean(levels: readonly (number | null)[], weights: readonly number[] = WEIGHTS): number {
  const rated = levels.flatMap((level, index) => (level === null ? [] : [[level * 25, weights[index] ?? 0]]));
  const sum = (of: (one: readonly number[]) => number) => rated.reduce((total, one) => total + of(one), 0);
  return sum(([percent = 0, weight = 0]) => percent * weight) / sum(([, weight = 0]) => weight);
}

/** Rounded for display: half up, one decimal. */
const shownAs = (figure: number) => Math.floor(figure * 10 + 0.5) / 10;

describe("the trend of a country", () => {
  test("has the figures of its rounds, worked out by hand, and the same in its file and its picture", async ({
    db,
  }) => {
    const { people } = await threeRounds(db, "TA", "XTA");
    const page = await readTrendAs(db, people.manager, "XTA");
    const { trend, purpose } = page;
    expect(purpose).toBe("illustrative");
    expect(trend.rounds.map(({ code, isComparable }) => [code, isComparable])).toEqual([
      ["TA1", null],
      ["TA2", true],
      ["TA3", true],
    ]);
    const expected = [mean([2, 1, 2]), mean([2, null, 2]), mean([1, 2, 2])];
    expect(expected).toEqual([43.75, 50, 37.5]);
    const shown = expected.map(shownAs);
    expect(valuesOf(trend, "G5")).toEqual(shown);
    const points = figureOf(trend, "G5")?.points ?? [];
    expect(points.map((point) => point?.coverage)).toEqual([100, 75, 100]);
    // A gap is read as level 0 and as level 4; a rating without a source may lie a level lower or higher.
    expect(points[1]?.bounds).toMatchObject({
      low: { value: shownAs(mean([2, 0, 2])) },
      high: { value: shownAs(mean([2, 4, 2])) },
    });
    expect(points[1]?.plausible).toMatchObject({
      low: { value: shownAs(mean([1, 0, 1])) },
      high: { value: shownAs(mean([3, 4, 3])) },
    });

    const rows: Record<string, string>[] = parse(trendCsv(t, "en", page), { bom: true, columns: true });
    const ofFile = rows.filter(({ Kind, Code }) => Kind === "domain" && Code === "G5");
    expect(ofFile.map(({ Figure }) => Number(Figure))).toEqual(shown);
    expect(ofFile.map((row) => [row["Lower bound"], row["Plausible range: high"]])[1]).toEqual([
      shownAs(mean([2, 0, 2])).toFixed(1),
      shownAs(mean([3, 4, 3])).toFixed(1),
    ]);

    const svg = trendImage(t, { locale: "en", programme: "Programme", day: "2026-03-02" }, "domains", page);
    const panel = svg.slice(svg.indexOf(">G5 "), svg.indexOf(">G6 "));
    const dots = [...panel.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(dots.map((y) => Math.round((100 - (y / 80) * 100) * 10) / 10)).toEqual(shown);
    for (const text of ["Round TA1", "TA2-XTA-1", "draft", "Downloaded on", "invented", "may stand behind"])
      expect(svg.toLowerCase()).toContain(text.toLowerCase());
  });

  test("names why a level changed and why there is none, in steps between rounds that compare", async ({
    db,
  }) => {
    const { people } = await threeRounds(db, "TB", "XTB");
    const { trend } = await readTrendAs(db, people.lead, "XTB");
    const stepsOf = (code: string) =>
      trend.levels.find((line) => line.code === code)?.points.map((point) => point?.step);
    expect(stepsOf("G5.1")).toEqual([
      { kind: "first" },
      { kind: "same" },
      { kind: "moved", from: 2, to: 1, cause: "situation_changed", knowsCause: true },
    ]);
    expect(stepsOf("G5.2")?.map((step) => step?.kind)).toEqual(["first", "open", "open"]);
    const gap = trend.levels.find(({ code }) => code === "G5.2")?.points[1];
    expect(gap).toMatchObject({ level: null, reason: expect.stringMatching(/\w/) });
  });

  test("breaks its line between editions, each round by its own", async ({ db }) => {
    const people = await makeProgramme(db);
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const file = JSON.parse(SHIPPED);
    const other = JSON.stringify({
      ...file,
      code: "gpat-later",
      version: "1.1.0",
      testVectors: undefined,
      indicators: file.indicators.map((indicator: { code: string }) =>
        indicator.code === "G5.1" ? { ...indicator, weight: 4 } : indicator,
      ),
    });
    expect(await importEdition(admin, other)).toMatchObject({ ok: true });
    const [edition] = await db.read
      .select({ id: instrumentEditions.id })
      .from(instrumentEditions)
      .where(eq(instrumentEditions.version, "1.1.0"));
    const levels = { "G5.2": { level: 1 } };
    const editionId = one(edition ? [edition] : []).id;
    for (const [round, extra] of [
      ["TC1", years(2020)],
      ["TC2", { ...years(2023), editionId }],
    ] as const) {
      await openRound(db, people, round, ["XTC"], extra);
      await rateAll(db, people, { round, iso3: "XTC" }, levels);
      await publish(db, people, { round, iso3: "XTC" });
    }
    const page = await readTrendAs(db, people.observer, "XTC");
    const { trend } = page;
    expect(trend.rounds.map(({ edition: name, isComparable }) => [name, isComparable])).toEqual([
      ["gpat@1.0.0", null],
      ["gpat-later@1.1.0", false],
    ]);
    expect(valuesOf(trend, "G5")).toEqual([mean([2, 1, 2]), mean([2, 1, 2], [4, 1, 1])].map(shownAs));
    expect(trend.levels.every(({ points }) => points[1]?.step.kind === "apart")).toBe(true);
    const svg = trendImage(t, { locale: "en", programme: "P", day: "2026-03-02" }, "G5", page);
    expect(svg).not.toContain('stroke-width="2"');
    expect(svg.match(/stroke-dasharray="3 3"/g)).toHaveLength(3);
    expect(svg).toContain("different editions");
  });
});

test("a trend takes as many statements for three released rounds as for one", async ({ db }) => {
  const people = await makeProgramme(db);
  let statements = 0;
  db.pool.on("acquire", () => {
    statements += 1;
  });
  const counts: number[] = [];
  for (const year of [2018, 2020, 2022]) {
    const key = { round: `TF${year}`, iso3: "XTI" };
    await openRound(db, people, key.round, [key.iso3], years(year));
    await rateAll(db, people, key);
    await publish(db, people, key);
    statements = 0;
    await readTrendAs(db, people.manager, "XTI");
    counts.push(statements);
  }
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeLessThanOrEqual(8);
});
