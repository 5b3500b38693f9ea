import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { ratings, writableRatings } from "@/db/schema/rating";
import { getAssessment } from "@/lib/assessments/queries";
import type { Actor } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { readGrid } from "@/lib/scorecards/grid-queries";
import { test } from "@/tests/support/database";
import { contextOf, makeAssessment, makePerson, makeRound, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll, take } from "@/tests/support/released-country";

function grid(db: Database, actor: Actor, round: string, columns?: "domains" | "indicators") {
  return readGrid(contextOf(db, actor), round, {
    locale: "en",
    overall: "1",
    columns,
    criterion: undefined,
  });
}

/** Codes of invented areas, as many as asked. */
function codes(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    [first, Math.floor(index / 26), index % 26]
      .map((part) => (typeof part === "string" ? part : String.fromCharCode(65 + part)))
      .join(""),
  );
}

describe("the grid of a round", () => {
  test("gives each reader what the rights table gives, country by country", async ({ db }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, "G-1", ["XEA", "XEB", "XEC"]);
    for (const iso3 of ["XEA", "XEB"])
      await rateAll(db, people, { round: "G-1", iso3 }, { "G2.1": { level: 1 } });
    await publish(db, people, { round: "G-1", iso3: "XEA" });
    const row = async (actor: Actor, iso3: string) =>
      (await grid(db, actor, "G-1")).rows.find((line) => line.iso3 === iso3);

    const released = await row(people.manager, "XEA");
    expect(released).toMatchObject({ isDraft: false, state: "published", coverage: { scored: 60 } });
    expect(Object.keys(released?.figures ?? {}).sort()).toEqual([
      "C.capability",
      "G.capability",
      "R.capability",
      "R.exposure",
      "overall.capability",
    ]);
    expect(released?.figures["G.capability"]).toMatchObject({
      score: null,
      loweredBy: [{ key: "gate", indicator: "G2.1" }],
      band: { code: "limited" },
    });

    const drafted = await row(people.manager, "XEB");
    expect(drafted).toMatchObject({
      closed: "draft",
      isTeam: false,
      figures: {},
      coverage: { scored: 60, applicable: 60 },
      lead: "Lead",
    });
    expect(drafted?.percents).toMatchObject({ "C.capability": 100, "G.capability": 100 });
    expect((await row(people.lead, "XEB"))?.figures["C.capability"]).toMatchObject({ score: { value: 50 } });
    expect(await row(people.lead, "XEB")).toMatchObject({ isDraft: true, isTeam: true, closed: null });
    expect(await row(people.manager, "XEC")).toMatchObject({ closed: "draft" });

    const observed = await grid(db, people.observer, "G-1");
    expect(observed.columns.map(({ key }) => key)).toEqual(["R.capability", "C.capability", "G.capability"]);
    const [first, second] = observed.rows;
    expect(Object.keys(first?.figures ?? {}).sort()).toEqual([
      "C.capability",
      "G.capability",
      "R.capability",
    ]);
    expect(first?.percents).toEqual({ "C.capability": 100, "G.capability": 100, "R.capability": 100 });
    expect(second).toMatchObject({
      figures: {},
      percents: {},
      coverage: null,
      lead: null,
      dueOn: null,
      state: "drafting",
    });
    // The words of bands are the edition's and public; of countries nothing is said in them.
    const { bands: _bands, ...told } = observed;
    expect(JSON.stringify(told)).not.toMatch(/exposure|overall/);
  });

  test("shows observers the release in force while it is being corrected", async ({ db }) => {
    const people = await makeProgramme(db);
    const key = { round: "G-2", iso3: "XED" };
    await openRound(db, people, "G-2", ["XED"]);
    await rateAll(db, people, key);
    await publish(db, people, key);
    await take(db, people.manager, key, "reopen", { reason: "A source was misread." });
    const [row] = (await grid(db, people.observer, "G-2")).rows;
    expect(row?.figures["C.capability"]).toMatchObject({
      score: { value: 50 },
      band: { code: "developing" },
    });
    expect(row).toMatchObject({ isDraft: false, isCorrected: true, percents: { "C.capability": 100 } });
    const { assessment } = await getAssessment(contextOf(db, people.lead), key);
    await db.transaction((tx) =>
      tx
        .update(ratings)
        .set({ state: null, level: null })
        .where(and(eq(ratings.assessmentId, assessment.id), eq(ratings.indicator, "C1.1"))),
    );
    const [followed] = (await grid(db, people.manager, "G-2")).rows;
    expect(followed).toMatchObject({ isCorrected: true, coverage: { scored: 59 }, figures: row?.figures });
    expect(followed?.percents).toEqual(row?.percents);
  });

  test("counts an indicator once where the team's rating and the reviewed one agree", async ({ db }) => {
    const people = await makeProgramme(db);
    const key = { round: "G-6", iso3: "XEH" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key);
    await take(db, people.lead, key, "submit");
    const { assessment } = await getAssessment(contextOf(db, people.lead), key);
    const own = await db.read.select().from(ratings).where(eq(ratings.assessmentId, assessment.id));
    const reviewed = own
      .slice(0, 3)
      .map((row) => ({ ...row, id: newId(TEST_NOW), kind: "reviewed" as const }));
    await db.transaction(async (tx) => {
      await tx.insert(writableRatings).values({ state: "internal_review", kind: "reviewed" });
      await tx.insert(ratings).values(reviewed);
    });
    const [row] = (await grid(db, people.manager, key.round)).rows;
    expect(row?.coverage).toEqual({ scored: 60, applicable: 60 });
  });

  test("is absent for strangers and readers", async ({ db }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, "G-3", ["XEE"]);
    const stranger = await makePerson(db, "Stranger", ["reader"]);
    await expect(grid(db, stranger, "G-3")).rejects.toThrow(AppError);
  });

  test("shows a member of one team that country alone", async ({ db }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, "G-4", ["XEF"]);
    await makeAssessment(db, await makeRound(db, "G-5", ["XEG"]), "XEG");
    expect((await grid(db, people.lead, "G-4")).rows.map(({ iso3 }) => iso3)).toEqual(["XEF"]);
    await expect(grid(db, people.lead, "G-5")).rejects.toThrow(AppError);
  });

  test("shows levels and domains to each reader as far as the rights table gives them", async ({ db }) => {
    const people = await makeProgramme(db);
    const key = { round: "G-7", iso3: "XEI" };
    await openRound(db, people, key.round, [key.iso3, "XEJ"]);
    await rateAll(db, people, key, {
      "C1.1": { state: "not_assessed", reason: "not_reached" },
    });
    await publish(db, people, key);
    const only = (actor: Actor, columns: "domains" | "indicators", iso3 = key.iso3) =>
      grid(db, actor, key.round, columns).then(({ rows, ...view }) => ({
        ...view,
        row: rows.find((line) => line.iso3 === iso3),
      }));

    const team = await only(people.manager, "indicators");
    expect(team.indicators).toHaveLength(60);
    expect(team.indicators[0]).toMatchObject({ key: "R1.1", whyOfTeam: "R1", whyOfOthers: null });
    expect(team.row?.levels["R1.1"]).toMatchObject({ level: 2, rank: 3, word: "Recurring" });
    expect(team.row?.levels["G2.1"]).toMatchObject({ level: 2, rank: 3, word: null });
    expect(team.row?.levels["C1.1"]).toMatchObject({ state: "not_assessed", reason: "not_reached" });

    const others = await only(people.observer, "indicators");
    expect(others.row?.levels["R1.1"]).toEqual({
      state: "rated",
      level: null,
      rank: null,
      word: "Recurring",
      reason: null,
    });
    expect(others.row?.levels["R3.1"]).toMatchObject({ level: null, rank: null, word: null });
    expect(others.row?.levels["G2.1"]).toEqual(team.row?.levels["G2.1"]);
    const exposures = Object.entries(others.row?.levels ?? {}).filter(([code]) => /^R[123]/.test(code));
    expect(exposures).toHaveLength(12);
    for (const [, level] of exposures) expect(level).toMatchObject({ level: null, rank: null });
    expect((await only(people.observer, "indicators", "XEJ")).row?.levels).toEqual({});
    expect((await only(people.manager, "indicators", "XEJ")).row?.levels).toEqual({});

    const domains = await only(people.observer, "domains");
    expect(domains.columns.map(({ key: domain }) => domain)).toEqual(
      expect.arrayContaining(["R4", "C1", "G6"]),
    );
    expect(domains.columns.filter(({ construct }) => construct === "exposure")).toEqual([]);
    expect(domains.row?.figures.G1).toMatchObject({
      band: null,
      score: { value: 50 },
      bounds: { low: { code: "developing" }, high: { code: "developing" } },
    });
    const withheld = domains.row?.figures.C1?.bounds;
    expect(withheld?.low.rank).toBeLessThan(withheld?.high.rank ?? 0);
    expect(Object.keys((await only(people.manager, "domains")).row?.figures ?? {})).toContain("R1");

    await take(db, people.manager, key, "reopen", { reason: "A source was misread." });
    expect((await only(people.observer, "indicators")).row?.levels).toEqual(others.row?.levels);
    expect((await only(people.observer, "domains")).row?.figures.C1).toMatchObject({
      bounds: domains.row?.figures.C1?.bounds,
    });
  });

  test("takes as many statements for 193 countries as for 12", async ({ db }) => {
    const manager = await makePerson(db, "Manager", ["programme_manager"]);
    let statements = 0;
    db.pool.on("acquire", () => {
      statements += 1;
    });
    const counts: number[] = [];
    const wide: number[] = [];
    for (const [round, countries] of [
      ["G-12", codes("X", 12)],
      ["G-193", codes("Y", 193)],
    ] as const) {
      const id = await makeRound(db, round, countries);
      for (const iso3 of countries) await makeAssessment(db, id, iso3, { state: "internal_review" });
      await grid(db, manager, round);
      statements = 0;
      expect((await grid(db, manager, round)).rows).toHaveLength(countries.length);
      counts.push(statements);
      statements = 0;
      await grid(db, manager, round, "indicators");
      wide.push(statements);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThanOrEqual(7);
    expect(wide[1]).toBe(wide[0]);
    expect(wide[0]).toBeLessThanOrEqual(8);
  });
});
