import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { createTranslator } from "next-intl";
import { describe, expect } from "vitest";
import { trendImage } from "@/components/trends/trend-image";
import type { Database } from "@/db/client";
import { instrumentEditions } from "@/db/schema/instrument";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Actor } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { importEdition } from "@/lib/editions/mutations";
import type { Translate } from "@/lib/i18n/message-key";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { saveRating } from "@/lib/ratings/mutations";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { trendCsv } from "@/lib/trends/csv";
import { readTrend } from "@/lib/trends/queries";
import type { Trend } from "@/lib/trends/trend";
import { begin } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { codeOf } from "@/tests/support/error-code";
import { releaseHeard } from "@/tests/support/heard-country";
import { contextOf, makePerson } from "@/tests/support/programme";
import {
  confirmAll,
  giveOne,
  makeProgramme,
  openRound,
  type Programme,
  publish,
  rateAll,
  take,
} from "@/tests/support/released-country";

const t: Translate = createTranslator({ locale: "en", messages: catalogueOf("en") });
const SHIPPED = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");
const GAP = { state: "not_assessed", level: null, reason: "not_reached" } as const;
/** Weights of the indicators of G5 in the shipped edition. */
const WEIGHTS = [2, 1, 1];

const read = (db: Database, actor: Actor, iso3: string) =>
  readTrend(contextOf(db, actor), iso3, { locale: "en", purpose: undefined });

/** Years of a round with the cut-off date in its first one. */
const years = (from: number) => ({
  startsOn: `${from}-01-01`,
  endsOn: `${from + 1}-12-31`,
  cutOffOn: `${from}-06-30`,
});

/** The mean of levels by weight, as percent of the scale from 0 to 4; what has no level is left out. */
function mean(levels: readonly (number | null)[], weights: readonly number[] = WEIGHTS): number {
  const rated = levels.flatMap((level, index) => (level === null ? [] : [[level * 25, weights[index] ?? 0]]));
  const sum = (of: (one: readonly number[]) => number) => rated.reduce((total, one) => total + of(one), 0);
  return sum(([percent = 0, weight = 0]) => percent * weight) / sum(([, weight = 0]) => weight);
}

/** Rounded for display: half up, one decimal. */
const shownAs = (figure: number) => Math.floor(figure * 10 + 0.5) / 10;

const figureOf = (trend: Trend, key: string) => trend.figures.find((line) => line.key === key);
const valuesOf = (trend: Trend, key: string) =>
  figureOf(trend, key)?.points.map((point) => point?.score?.value ?? null);

async function changeLevel(
  db: Database,
  people: Programme,
  key: AssessmentKey,
  indicator: string,
  level: number,
) {
  const saved = await saveRating(contextOf(db, people.lead), {
    ...key,
    indicator,
    kind: "assessor",
    baseVersion: 1,
    mutationId: randomUUID(),
    fields: { level, changeCause: "situation_changed" },
  });
  expect(saved.status).toBe("saved");
}

/** A country with two released rounds and a third under review: G5 is rated 2 1 2, then 2 – 2, then 1 2 2. */
async function threeRounds(db: Database, prefix: string, iso3: string) {
  const people = { ...(await makeProgramme(db)), focal: await makePerson(db, "Focal") };
  const [first, second, third] = [1, 2, 3].map((number) => ({ round: `${prefix}${number}`, iso3 }));
  if (!first || !second || !third) throw new Error("no rounds");
  await openRound(db, people, first.round, [iso3], years(2020));
  await giveOne(contextOf(db, people.manager), first, people.focal, "focal_point");
  await rateAll(db, people, first, { "G5.2": { level: 1 }, "R1.1": { level: 1 } });
  await publish(db, people, first);
  await openRound(db, people, second.round, [iso3], years(2022));
  await giveOne(contextOf(db, people.manager), second, people.focal, "focal_point");
  await rateAll(db, people, second, { "G5.2": GAP, "R1.1": { level: 1 } });
  await publish(db, people, second);
  await openRound(db, people, third.round, [iso3], years(2024));
  await giveOne(contextOf(db, people.manager), third, people.focal, "focal_point");
  await rateAll(db, people, third, { "R1.1": { level: 1 } });
  await changeLevel(db, people, third, "G5.1", 1);
  await take(db, people.lead, third, "submit");
  return { people, first, second, third };
}

describe("the trend of a country", () => {
  test("has the figures of its rounds, worked out by hand, and the same in its file and its picture", async ({
    db,
  }) => {
    const { people } = await threeRounds(db, "TA", "XTA");
    const page = await read(db, people.manager, "XTA");
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
    const { trend } = await read(db, people.lead, "XTB");
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
    const page = await read(db, people.observer, "XTC");
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
    await read(db, people.manager, "XTI");
    counts.push(statements);
  }
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeLessThanOrEqual(8);
});

describe("who reads a trend", () => {
  test("the team has drafts and levels of exposure, others releases and words alone", async ({ db }) => {
    const { people, third } = await threeRounds(db, "TD", "XTD");
    for (const actor of [people.observer, people.focal]) {
      const page = await read(db, actor, "XTD");
      expect(page.trend.rounds.map(({ code }) => code)).toEqual(["TD1", "TD2"]);
      expect(page.trend.exposure.flatMap(({ points }) => points.map((point) => point?.level))).toEqual(
        page.trend.exposure.flatMap(() => [null, null]),
      );
      expect(page.trend.exposure.find(({ indicator }) => indicator === "R1.1")?.points[1]?.word).toBe(
        "Isolated",
      );
      const told = JSON.stringify(page) + trendCsv(t, "en", page);
      for (const hidden of [
        "R.exposure",
        "overall.capability",
        '"R1"',
        "TD3",
        people.lead.name,
        people.reviewer.name,
      ])
        expect(told).not.toContain(hidden);
      expect(page.trend.levels.some(({ code }) => code.startsWith("R1"))).toBe(false);
    }
    const { trend } = await read(db, people.manager, "XTD");
    expect(
      trend.exposure.find(({ indicator }) => indicator === "R1.1")?.points.map((point) => point?.level),
    ).toEqual([1, 1, 1]);
    // Of a round that goes back to drafting the manager sees no figure, and its lead still does.
    await take(db, people.reviewer, third, "return", { reason: "C2.1 is too old." });
    expect((await read(db, people.manager, "XTD")).trend.rounds).toHaveLength(2);
    expect((await read(db, people.lead, "XTD")).trend.rounds).toHaveLength(3);
  });

  test("nobody without a part, and readers once the State was asked; absent and hidden look the same", async ({
    db,
  }) => {
    const { people } = await threeRounds(db, "TE", "XTE");
    const elsewhere = await makePerson(db, "Assessor of another");
    await openRound(db, people, "TE9", ["XTF"], years(2024));
    await giveOne(contextOf(db, people.manager), { round: "TE9", iso3: "XTF" }, elsewhere, "assessor");
    const reader = await makePerson(db, "Reader", ["reader"]);
    const admin = await makePerson(db, "Admin", ["administrator"]);
    const nothing = {
      purpose: null,
      purposes: [],
      trend: { rounds: [], figures: [], levels: [], exposure: [] },
    };
    for (const actor of [elsewhere, reader, admin]) {
      expect(await read(db, actor, "XTE")).toMatchObject(nothing);
      expect(await codeOf(read(db, actor, "QQQ"))).toBe("NOT_FOUND");
    }
    const heard = await begin(db, "TE8", "XTG", { stateIsHeard: true });
    await fillDraft(db, heard.id, heard.team.lead.userId);
    await releaseHeard(db, heard);
    const page = await read(db, reader, "XTG");
    expect(page.trend.rounds.map(({ code, stateAsked }) => [code, stateAsked])).toEqual([["TE8", true]]);
    await expect(async () =>
      trendImage(t, { locale: "en", programme: "P", day: "2026-03-02" }, "domains", page),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a correction takes the place of what it corrects, and what is sealed is gone for all", async ({
    db,
  }) => {
    const { people, second } = await threeRounds(db, "TG", "XTH");
    await take(db, people.manager, second, "reopen", { reason: "A source was misread." });
    await changeLevel(db, people, second, "G5.3", 1);
    expect(valuesOf((await read(db, people.observer, "XTH")).trend, "G5")).toEqual([43.8, 50]);
    expect(valuesOf((await read(db, people.lead, "XTH")).trend, "G5")?.[1]).toBe(41.7);
    await take(db, people.lead, second, "submit");
    await confirmAll(contextOf(db, people.reviewer), second);
    await take(db, people.reviewer, second, "pass");
    await take(db, people.approver, second, "publish", { corrigendum: "G5.3 is 1." });
    const corrected = (await read(db, people.observer, "XTH")).trend;
    expect(valuesOf(corrected, "G5")).toEqual([43.8, 41.7]);
    expect(corrected.rounds[1]?.release?.code).toBe("TG2-XTH-2");
    const other = await makePerson(db, "Second manager", ["programme_manager"]);
    await proposeSeal(contextOf(db, people.manager), {
      code: "TG2-XTH-2",
      reason: "A witness could be recognised",
    });
    await confirmSeal(contextOf(db, other), { code: "TG2-XTH-2" });
    for (const actor of [people.observer, people.manager])
      expect((await read(db, actor, "XTH")).trend.rounds.map(({ code }) => code)).not.toContain("TG2");
  });
});
