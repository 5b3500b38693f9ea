import { eq } from "drizzle-orm";
import pg from "pg";
import { describe, expect, vi } from "vitest";
import type { Database } from "@/db/client";
import { registerEntries } from "@/db/schema/register";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { listEntries } from "@/lib/registers/queries";
import { entryFilter } from "@/lib/registers/schema";
import { readCorridor, readCorridors } from "@/lib/routes/page";
import { listRoutes, roleRecords, routesNaming } from "@/lib/routes/queries";
import { rolesIn } from "@/lib/routes/roles";
import { corridorFilterSchema } from "@/lib/routes/schema";
import { test } from "@/tests/support/database";
import { makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makeCountry, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";
import { makeScoredCountry } from "@/tests/support/scored-country";

const ALWAYS = { from: null, to: null };

/** Makes an entry as readers outside the team may see it, without the people that this takes. */
async function publishEntry(
  db: Database,
  code: string,
  values: Partial<typeof registerEntries.$inferInsert> = {},
) {
  await db.transaction(async (tx) => {
    await tx
      .update(registerEntries)
      .set({
        status: "checked",
        accessClass: "public",
        checkedAt: TEST_NOW,
        independentSources: 2,
        ...values,
      })
      .where(eq(registerEntries.code, code));
  });
}

const seen = (firstYearSeen: number, lastYearSeen: number) => ({ firstYearSeen, lastYearSeen });

describe("roles of countries", () => {
  test("come from the legs of routes, by the years in which these were seen", async ({ db }) => {
    const ctx = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
    await makeEntry(ctx, "routes", { ...routeOver("SYR", "LBN"), ...seen(2005, 2006) });
    await makeEntry(ctx, "routes", { ...routeOver("BRA", "ESP"), ...seen(2004, 2006) });
    await makeEntry(ctx, "routes", { ...routeOver("BOL", "BRA"), ...seen(2006, 2006) });
    await makeEntry(ctx, "routes", { ...routeOver("MDA", "ROU", "ITA"), ...seen(2003, 2006) });
    await makeEntry(ctx, "routes", { ...routeOver("ROU", "ITA"), ...seen(2006, 2008) });
    const rolesOf = async (
      iso3: string,
      period = { from: 2006 as number | null, to: 2006 as number | null },
    ) =>
      Object.entries(rolesIn(period, await roleRecords(ctx, [iso3]))).flatMap(([role, fact]) =>
        fact === null ? [] : [role],
      );
    expect(await rolesOf("LBN")).toEqual(["destination"]);
    expect(await rolesOf("BRA")).toEqual(["origin", "destination"]);
    expect(await rolesOf("ROU")).toEqual(["origin", "transit"]);
    expect(await rolesOf("ROU", { from: 2007, to: null })).toEqual(["origin"]);
    expect(await rolesOf("ROU", { from: null, to: 2005 })).toEqual(["transit"]);
  });

  test("narrow the table of routes together with a country and years", async ({ db }) => {
    const ctx = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
    for (const iso3 of ["QCA", "QCB", "QCC"]) await makeCountry(db, iso3);
    const through = await makeEntry(ctx, "routes", {
      ...routeOver("QCA", "QCB", "QCC"),
      ...seen(2010, 2012),
    });
    const from = await makeEntry(ctx, "routes", { ...routeOver("QCB", "QCC"), ...seen(2014, 2015) });
    const codesOf = async (query: Record<string, string>) =>
      (await listEntries(ctx, "routes", entryFilter(DEFINITIONS.routes, query))).lines.map(
        ({ code }) => code,
      );
    expect(await codesOf({ country: "QCB" })).toEqual([through, from].toSorted());
    expect(await codesOf({ country: "QCB", role: "transit" })).toEqual([through]);
    expect(await codesOf({ country: "QCB", role: "origin" })).toEqual([from]);
    expect(await codesOf({ country: "QCB", role: "internal" })).toEqual([]);
    expect(await codesOf({ country: "QCB", from: "2013" })).toEqual([from]);
    expect(await codesOf({ country: "QCB", to: "2013" })).toEqual([through]);
    expect(await codesOf({ country: "QCB", from: "2012", to: "2014" })).toEqual([through, from].toSorted());
    expect(await codesOf({ country: "QCB", from: "no year", role: "subject" })).toEqual(
      [through, from].toSorted(),
    );
  });
});

describe("corridors", () => {
  test("join both directions and longer ways, with treaties, cooperation and the countries between", async ({
    db,
  }) => {
    const ctx = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
    const straight = await makeEntry(ctx, "routes", { ...routeOver("BEN", "NGA"), ...seen(2010, 2011) });
    const longer = await makeEntry(ctx, "routes", {
      ...routeOver("TGO", "BEN", "TGO", "NGA", "GAB"),
      ...seen(2012, 2013),
    });
    const back = await makeEntry(ctx, "routes", { ...routeOver("NGA", "BEN"), ...seen(2013, 2013) });
    const agreement = await makeEntry(ctx, "cooperation", {
      kind: "agreement",
      subject: "Agreement on trafficking in children",
      country: "BEN",
      otherCountries: ["NGA"],
      beganOn: "2005-06-09",
    });
    await makeEntry(ctx, "cooperation", {
      kind: "agreement",
      subject: "With somebody else",
      country: "BEN",
      otherCountries: ["GAB"],
    });
    const corridor = await readCorridor(ctx, "en", ["BEN", "NGA"]);
    const [there, return_] = corridor.directions;
    expect(there.routes.map(({ code }) => code)).toEqual([straight, longer].toSorted());
    expect(return_.routes.map(({ code }) => code)).toEqual([back]);
    expect(corridor.between).toEqual([{ iso3: "TGO", name: "Togo", routes: 1 }]);
    expect(corridor.years).toEqual([
      { year: 2010, counts: [1, 0] },
      { year: 2011, counts: [1, 0] },
      { year: 2012, counts: [1, 0] },
      { year: 2013, counts: [1, 1] },
    ]);
    expect(corridor.cooperation.map(({ code }) => code)).toEqual([agreement]);
    expect(corridor.countries.map(({ iso3 }) => iso3)).toEqual(["BEN", "NGA", "TGO"]);
    expect(corridor.countries[0]?.statuses.tip_protocol).toMatchObject({
      kind: "binding",
      since: "2004-09-29",
    });
    expect(corridor.countries[0]?.roles.origin).toMatchObject({ routes: 1 });
    const list = await readCorridors(ctx, "en", corridorFilterSchema.parse({ country: "BEN", other: "NGA" }));
    expect(list.corridors).toMatchObject([{ pair: ["BEN", "NGA"], routes: 3, firstYearSeen: 2010 }]);
    const late = await readCorridors(ctx, "en", corridorFilterSchema.parse({ country: "BEN", from: "2014" }));
    expect(late.total).toBe(0);
  });

  test("show each reader the routes and records that they may see, and no trace of others", async ({
    db,
  }) => {
    const made = await makeScoredCountry(db);
    await makeCountry(db, "QCX");
    await makeCountry(db, "QCY");
    const team = made.as(made.assessor);
    const hidden = await makeEntry(team, "routes", routeOver(made.iso3, "QCY", "QCX"));
    const open = await makeEntry(team, "routes", routeOver(made.iso3, "QCX"));
    await publishEntry(db, open);
    const alone = await makeEntry(team, "routes", routeOver(made.iso3, "QCX"));
    await publishEntry(db, alone, { independentSources: 1 });
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    const administrator = contextOf(db, await makePerson(db, "Administrator", ["administrator"]));
    const stranger = contextOf(db, { kind: "anonymous" });
    const pair = [made.iso3, "QCX"].toSorted() as [string, string];
    const codesOf = async (ctx: typeof team) =>
      (await readCorridor(ctx, "en", pair)).directions.flatMap(({ routes }) =>
        routes.map(({ code }) => code),
      );
    expect((await codesOf(team)).toSorted()).toEqual([alone, hidden, open].toSorted());
    expect(await codesOf(reader)).toEqual([open]);
    expect(await codesOf(administrator)).toEqual([]);
    expect((await readCorridor(reader, "en", pair)).between).toEqual([]);
    const filter = corridorFilterSchema.parse({ country: made.iso3 });
    const pairsOf = async (ctx: typeof team) =>
      (await readCorridors(ctx, "en", filter)).corridors.map((corridor) => corridor.pair);
    expect(await pairsOf(reader)).toEqual([pair]);
    expect(await pairsOf(team)).toHaveLength(2);
    expect(rolesIn(ALWAYS, await roleRecords(reader, ["QCY"])).transit).toBeNull();
    expect(rolesIn(ALWAYS, await roleRecords(team, ["QCY"])).transit).toMatchObject({ routes: 1 });
    const onMap = entryFilter(DEFINITIONS.routes, { country: made.iso3 });
    expect((await listRoutes(reader, onMap)).map(({ code }) => code)).toEqual([open]);
    for (const read of [
      routesNaming(stranger, pair),
      roleRecords(stranger),
      listRoutes(stranger, onMap),
      readCorridor(stranger, "en", pair),
    ]) {
      await expect(read).rejects.toMatchObject({ code: expect.stringMatching("NOT_FOUND|UNAUTHENTICATED") });
    }
  });

  test("show what is released of both ends and of the countries between to those who may read the release", async ({
    db,
  }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, "QC1", ["QCR", "QCT"]);
    await makeCountry(db, "QCS");
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
    await publishEntry(db, await makeEntry(steward, "routes", routeOver("QCR", "QCT", "QCS")));
    const manager = contextOf(db, people.manager);
    const figuresFor = async (ctx: typeof manager) =>
      (await readCorridor(ctx, "en", ["QCR", "QCS"])).released.map(({ iso3, figures }) => [
        iso3,
        figures?.release ?? null,
      ]);
    const none = [
      ["QCR", null],
      ["QCS", null],
      ["QCT", null],
    ];
    for (const iso3 of ["QCR", "QCT"]) await rateAll(db, people, { round: "QC1", iso3 });
    expect(await figuresFor(manager)).toEqual(none);
    for (const iso3 of ["QCR", "QCT"]) await publish(db, people, { round: "QC1", iso3 });
    expect(await figuresFor(manager)).toEqual([
      ["QCR", "QC1-QCR-1"],
      ["QCS", null],
      ["QCT", "QC1-QCT-1"],
    ]);
    const outsider = contextOf(db, await makePerson(db, "Nobody"));
    expect((await figuresFor(outsider)).flatMap(([, release]) => release ?? [])).toEqual([]);
  });

  test("take as many statements with many countries between as with none", async ({ db }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, "QC3", ["QCW", "QDA"]);
    for (const iso3 of ["QCX", "QDB", "QDC"]) await makeCountry(db, iso3);
    for (const iso3 of ["QCW", "QDA"]) {
      await rateAll(db, people, { round: "QC3", iso3 });
      await publish(db, people, { round: "QC3", iso3 });
    }
    const manager = contextOf(db, people.manager);
    const query = vi.spyOn(pg.Client.prototype, "query");
    const read = async () => {
      query.mockClear();
      const { between, released } = await readCorridor(manager, "en", ["QCW", "QCX"]);
      const releases = released.flatMap(({ figures }) => figures?.release ?? []);
      return { between: between.length, releases, statements: query.mock.calls.length };
    };
    const before = await read();
    expect(before).toMatchObject({ between: 0, releases: ["QC3-QCW-1"] });
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
    await publishEntry(db, await makeEntry(steward, "routes", routeOver("QCW", "QDA", "QDB", "QDC", "QCX")));
    expect(await read()).toEqual({
      between: 3,
      releases: ["QC3-QCW-1", "QC3-QDA-1"],
      statements: before.statements,
    });
    query.mockRestore();
  });

  test("show indicators with their words, a criterion with its band, and exposure without any figure", async ({
    db,
  }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, "QC2", ["QCU"]);
    await makeCountry(db, "QCV");
    const key = { round: "QC2", iso3: "QCU" };
    await rateAll(db, people, key);
    await publish(db, people, key);
    const corridor = await readCorridor(contextOf(db, people.manager), "en", ["QCU", "QCV"]);
    const figures = corridor.released[0]?.figures;
    expect(figures?.nodes.map(({ key, band }) => [key, band !== null])).toEqual([
      ["C.capability", true],
      ["C5", false],
    ]);
    expect(figures?.indicators.map(({ code }) => code)).toEqual(["C5.1", "C5.2", "C5.3", "C5.4"]);
    expect(figures?.indicators.every(({ sentence }) => sentence !== null)).toBe(true);
    expect(figures?.exposure[0]).toMatchObject({ indicator: "R1.1" });
    expect(Object.keys(figures?.exposure[0] ?? {})).not.toContain("level");
  });

  test("of a country that is none are not found", async ({ db }) => {
    const ctx = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    await expect(readCorridor(ctx, "en", ["BEN", "ZZZ"])).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
