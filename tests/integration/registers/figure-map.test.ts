/** Published totals on the map of facts: through the mask for everybody, and added up over countries, invented ones apart. */
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { rounds } from "@/db/schema/round";
import { publishFigures } from "@/lib/figures/mutations";
import type { FigureRegister } from "@/lib/figures/schema";
import { readFactMap } from "@/lib/map/page";
import { factMapSchema } from "@/lib/map/schema";
import { checkEntry } from "@/lib/registers/mutations";
import { ensureSettings } from "@/lib/settings/mutations";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry, proceedingsOf } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const YEAR = 2021;

/** A country whose totals of one year are published, one for each body. */
async function publishedCountry(
  db: Database,
  totals: readonly { body: string; value: number }[],
  { isPublished = true, isInvented = false } = {},
): Promise<ScoredCountry> {
  const country = await makeScoredCountry(db);
  const purpose = isInvented ? "illustrative" : "real";
  await db.transaction((tx) => tx.update(rounds).set({ purpose }).where(eq(rounds.code, country.round)));
  const entered = totals.map(({ body, value }) =>
    detectionOf(country.iso3, YEAR, value, { reportingBody: body }),
  );
  await enterFigures(db, country, "detections", entered, isPublished);
  return country;
}

/** Enters figures of a country, has them checked by somebody else, and publishes them. */
async function enterFigures(
  db: Database,
  country: ScoredCountry,
  register: FigureRegister,
  figures: readonly object[],
  isPublished: boolean,
): Promise<void> {
  const { iso3 } = country;
  const steward = country.as(await makePerson(db, "steward", ["data_steward"]), 1_000);
  for (const figure of figures) {
    const code = await makeEntry(country.as(country.assessor), register, figure);
    await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
  }
  if (isPublished) expect((await publishFigures(steward, { register, iso3 })).ok).toBe(true);
}

/** A country of which counts of convictions of one year are published. */
async function publishedProceedings(db: Database, figures: readonly object[]): Promise<ScoredCountry> {
  const country = await makeScoredCountry(db);
  await db.transaction((tx) =>
    tx.update(rounds).set({ purpose: "real" }).where(eq(rounds.code, country.round)),
  );
  const entered = figures.map((figure) => proceedingsOf(country.iso3, YEAR, figure));
  await enterFigures(db, country, "proceedings", entered, true);
  return country;
}

test("a figure is shown as published, also to the team, and the total says at least where one is hidden", async ({
  db,
}) => {
  await ensureSettings(db, TEST_NOW);
  const open = await publishedCountry(db, [{ body: "Police", value: 120 }]);
  const small = await publishedCountry(db, [{ body: "Police", value: 3 }]);
  const two = await publishedCountry(db, [
    { body: "Police", value: 40 },
    { body: "Shelters", value: 90 },
  ]);
  const kept = await publishedCountry(db, [{ body: "Police", value: 70 }], { isPublished: false });
  await publishedCountry(db, [{ body: "Police", value: 7_000 }], { isInvented: true });
  const filter = factMapSchema.parse({ fact: "detected_victims" });
  const reader = contextOf(
    db,
    await makePerson(db, "reader", ["reader"]),
    new Date(TEST_NOW.getTime() + 5_000),
  );
  for (const ctx of [reader, small.as(small.assessor, 5_000)]) {
    const { facts, year, years, totals } = await readFactMap(ctx, "en", filter);
    const figuresOf = ({ iso3 }: ScoredCountry) => {
      const fact = facts.find((one) => one.iso3 === iso3);
      return fact?.kind === "figure" ? fact.figures.map(({ status, value }) => [status, value]) : null;
    };
    expect([year, years]).toEqual([YEAR, [YEAR]]);
    expect(figuresOf(open)).toEqual([["exact", 120]]);
    expect(figuresOf(small)).toEqual([["suppressed", null]]);
    expect(figuresOf(two)).toEqual([
      ["exact", 40],
      ["exact", 90],
    ]);
    expect(figuresOf(kept)).toEqual([]);
    expect(totals).toMatchObject([
      { of: "real", total: { value: { kind: "at_least", value: 120 }, counted: 2 } },
      { of: "invented", total: { value: { kind: "shown", value: 7_000 }, counted: 1 } },
    ]);
  }
});

test("persons and cases are followed through the stages of proceedings by the same mask, and never added together", async ({
  db,
}) => {
  await ensureSettings(db, TEST_NOW);
  const court = { reportingBody: "Courts" };
  const open = await publishedProceedings(db, [
    { ...court, value: 31 },
    { ...court, value: 20, legalBasis: "trafficking_offence" },
    { ...court, value: 12, countingUnit: "cases" },
  ]);
  const small = await publishedProceedings(db, [{ ...court, value: 2 }]);
  const part = await publishedProceedings(db, [{ ...court, value: 17, legalBasis: "lesser_offence" }]);
  const reader = contextOf(
    db,
    await makePerson(db, "reader of proceedings", ["reader"]),
    new Date(TEST_NOW.getTime() + 5_000),
  );
  for (const ctx of [reader, small.as(small.assessor, 5_000)]) {
    const { facts, totals } = await readFactMap(ctx, "en", factMapSchema.parse({ fact: "convicted" }));
    const figuresOf = ({ iso3 }: ScoredCountry) => {
      const fact = facts.find((one) => one.iso3 === iso3);
      return fact?.kind === "figure"
        ? fact.figures.map(({ counted, status, value }) => [
            counted.map((part) => part.value).join(" "),
            status,
            value,
          ])
        : null;
    };
    expect(figuresOf(open)?.toSorted()).toEqual([
      ["cases", "exact", 12],
      ["persons trafficking_offence", "exact", 20],
      ["persons", "exact", 31],
    ]);
    expect(figuresOf(small)).toEqual([["persons", "suppressed", null]]);
    expect(figuresOf(part)).toEqual([["persons lesser_offence", "exact", 17]]);
    expect(
      totals
        .filter(({ of }) => of === "real")
        .map(({ counted, total }) => [
          counted.map((part) => part.value).join(" "),
          total.value,
          total.counted,
        ]),
    ).toEqual([
      ["cases", { kind: "shown", value: 12 }, 1],
      ["persons", { kind: "at_least", value: 31 }, 2],
      ["persons lesser_offence", { kind: "shown", value: 17 }, 1],
      ["persons trafficking_offence", { kind: "shown", value: 20 }, 1],
    ]);
    const none = await readFactMap(ctx, "en", factMapSchema.parse({ fact: "acquitted" }));
    expect([none.year, none.totals]).toEqual([null, []]);
  }
});

test("a year without figures shows none, and no sum", async ({ db }) => {
  await ensureSettings(db, TEST_NOW);
  await publishedCountry(db, [{ body: "Police", value: 120 }]);
  const reader = contextOf(db, await makePerson(db, "another reader", ["reader"]));
  const { facts, totals } = await readFactMap(
    reader,
    "en",
    factMapSchema.parse({ fact: "detected_victims", year: "1999" }),
  );
  expect(facts.every((fact) => fact.kind === "figure" && fact.figures.length === 0)).toBe(true);
  for (const { total } of totals) expect(total).toMatchObject({ value: { kind: "missing" }, counted: 0 });
});
