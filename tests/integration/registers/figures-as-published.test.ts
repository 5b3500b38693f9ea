/** Outside the team a figure is seen only while its entry stands as it was published: every surface, and what is said instead. */
import { buffer } from "node:stream/consumers";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import type { Ctx } from "@/lib/core/context";
import { registerFile } from "@/lib/export/register-file";
import { publishFigures } from "@/lib/figures/mutations";
import { readFiguresPage } from "@/lib/figures/page";
import { totalsOverCountries } from "@/lib/figures/totals";
import { readFactMap } from "@/lib/map/page";
import { factMapSchema } from "@/lib/map/schema";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { getEntry } from "@/lib/registers/entry-queries";
import type { EntryInput } from "@/lib/registers/entry-schema";
import { changeEntry, checkEntry, withdrawEntry } from "@/lib/registers/mutations";
import { countEntries, listEntries } from "@/lib/registers/queries";
import { referencedEntries, unpublishedEntries } from "@/lib/registers/referenced";
import { entryFilter } from "@/lib/registers/schema";
import { search } from "@/lib/search/queries";
import { ensureSettings } from "@/lib/settings/mutations";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const later = new Date(TEST_NOW.getTime() + 60_000);
const register = "detections";
const form = (categoryForm: string) => ({ dimension: "form_of_exploitation", categoryForm });

/**
 * Published: 2016 with a total of 40, 25 and 3 of two forms, 2014 with 12 of a third form and a total of 50. In 2016 the
 * three is hidden; 12 that came to stand beside it would give it away.
 */
async function makePublished(db: Database) {
  await ensureSettings(db, TEST_NOW);
  const made = await makeScoredCountry(db);
  const { iso3 } = made;
  const assessor = made.as(made.assessor);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
  const enter = async (year: number, value: number, more: object = {}) => {
    const code = await makeEntry(assessor, register, detectionOf(iso3, year, value, more));
    await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
    return code;
  };
  await enter(2016, 40);
  await enter(2016, 25, form("sexual_exploitation"));
  await enter(2016, 3, form("other_forms"));
  const labour = await enter(2014, 12, form("forced_labour"));
  const total = await enter(2014, 50);
  const publish = () => publishFigures(steward, { register, iso3 });
  expect((await publish()).ok).toBe(true);
  /** Changes an entry and has it checked, without a new version. */
  const correct = async (code: string, change: (standing: EntryInput) => EntryInput) => {
    const { version } = await getEntry(steward, register, code);
    const saved = await changeEntry(assessor, { register, code, version }, change);
    if (!saved.ok) throw new Error(saved.reason);
    await checkEntry(steward, { register, code, version: saved.value.version, withoutSource: "on" });
  };
  const moveTo = (year: number) => (standing: EntryInput) => ({
    ...standing,
    values: { ...standing.values, year },
  });
  return { made, iso3, assessor, steward, reader, labour, total, publish, correct, moveTo };
}

const filterOf = (query: Record<string, string>) => entryFilter(DEFINITIONS.detections, query);

async function listed(ctx: Ctx, query: Record<string, string>) {
  const { lines, total } = await listEntries(ctx, register, filterOf(query));
  expect(lines).toHaveLength(total);
  return lines.map(({ code }) => code);
}

async function fileText(ctx: Ctx, format: "csv" | "json", query: Record<string, string>) {
  const file = await registerFile(ctx, DEFINITIONS.detections, filterOf(query), format, "Figures");
  return (await buffer(file.body)).toString();
}

async function mapOf(ctx: Ctx, iso3: string, year: string) {
  const filter = factMapSchema.parse({ fact: "detected_victims", year });
  const fact = (await readFactMap(ctx, "en", filter)).facts.find((one) => one.iso3 === iso3);
  return fact?.kind === "figure" ? fact.figures : null;
}

async function cellsOf(ctx: Ctx, iso3: string) {
  const page = await readFiguresPage(ctx, "en", iso3);
  const [set] = page.sets.filter((one) => one.register === register);
  const cells = (set?.tables ?? []).flatMap(({ breakdown, lines }) =>
    lines.flatMap((line) =>
      [...line.cells].map(([year, { status, value }]) => ({ breakdown, year, status, value })),
    ),
  );
  return { cells, changed: set?.changed, text: JSON.stringify(page.sets) };
}

describe("a published figure whose entry was changed and checked, and not published again", () => {
  test("is in no list, file or count of those outside the team, in no year", async ({ db }) => {
    const { iso3, reader, assessor, labour, correct, moveTo } = await makePublished(db);
    const before = await countEntries(reader, iso3);
    await correct(labour, moveTo(2016));
    for (const query of [{ country: iso3 }, { country: iso3, year: "2016" }, { country: iso3, year: "2014" }])
      expect(await listed(reader, query)).not.toContain(labour);
    // The published file is the same for the team: counts as entered have a file of their own.
    for (const ctx of [reader, assessor]) {
      for (const format of ["csv", "json"] as const)
        expect(await fileText(ctx, format, { country: iso3 })).not.toContain(labour);
    }
    expect(await countEntries(reader, iso3)).toEqual({ detections: (before.detections ?? 0) - 1 });
    expect(await listed(assessor, { country: iso3 })).toContain(labour);
  });

  test("has no page, no reference and is not found, outside the team", async ({ db }) => {
    const { iso3, reader, assessor, labour, correct, moveTo } = await makePublished(db);
    expect(await referencedEntries(reader, [labour], true)).toMatchObject([{ figure: { value: 12 } }]);
    await correct(labour, moveTo(2016));
    await expect(getEntry(reader, register, labour)).rejects.toMatchObject({ code: "NOT_FOUND" });
    // In a release the figure is read masked by everybody, who is on the team too.
    for (const [ctx, masked] of [
      [reader, true],
      [reader, false],
      [assessor, true],
    ] as const)
      expect(await referencedEntries(ctx, [labour], masked)).toEqual([]);
    expect(await unpublishedEntries(assessor, [labour])).toEqual([labour]);
    expect(await search(reader, "en", labour)).toEqual([]);
    expect((await getEntry(assessor, register, labour)).values).toMatchObject({ year: 2016, value: 12 });
    expect(await listed(reader, { country: iso3 })).toHaveLength(4);
  });

  test("is said to have changed where it was published, on the page of figures", async ({ db }) => {
    const { iso3, reader, assessor, steward, labour, publish, correct, moveTo } = await makePublished(db);
    await correct(labour, moveTo(2016));
    const { cells, changed, text } = await cellsOf(reader, iso3);
    expect(changed).toBe(1);
    expect(cells).toContainEqual({ breakdown: "form", year: 2014, status: "changed", value: null });
    expect(text).not.toContain('"value":12');
    expect(text).not.toContain(labour);
    expect((await cellsOf(assessor, iso3)).changed).toBe(1);
    expect(await publish()).toMatchObject({ ok: true, value: { number: 2 } });
    const now = await cellsOf(reader, iso3);
    expect(now.changed).toBe(0);
    expect(now.cells.map(({ status }) => status)).not.toContain("changed");
    // What the mask of the new version holds for the year that now has all three forms.
    const of2016 = now.cells.filter(({ year, breakdown }) => year === 2016 && breakdown === "form");
    expect(of2016).toHaveLength(3);
    expect(of2016.filter(({ status }) => status === "suppressed").length).toBeGreaterThan(1);
    expect((await cellsOf(steward, iso3)).changed).toBe(0);
  });

  test("is on the map as changed in its published year, and nowhere in the other, for the team too", async ({
    db,
  }) => {
    const { iso3, reader, assessor, total, correct, moveTo } = await makePublished(db);
    await correct(total, moveTo(2017));
    for (const ctx of [reader, assessor]) {
      expect(await mapOf(ctx, iso3, "2017")).toEqual([]);
      const figures = await mapOf(ctx, iso3, "2014");
      expect(figures).toMatchObject([{ status: "changed", value: null }]);
      // It is in no sum, which says "at least" for it.
      const [without] = totalsOverCountries([figures ?? []]);
      expect(without?.total).toMatchObject({ value: { kind: "suppressed" }, counted: 1 });
    }
  });

  test("is not seen as a draft either, and the page says so", async ({ db }) => {
    const { iso3, reader, assessor, total, moveTo } = await makePublished(db);
    const { version } = await getEntry(assessor, register, total);
    await changeEntry(assessor, { register, code: total, version }, moveTo(2017));
    const { cells } = await cellsOf(reader, iso3);
    expect(cells.filter(({ status }) => status === "changed")).toEqual([
      { breakdown: "total", year: 2014, status: "changed", value: null },
    ]);
    expect(await mapOf(reader, iso3, "2014")).toMatchObject([{ status: "changed" }]);
  });
});

describe("what else changes of a published figure", () => {
  test("a note alone: it is shown again once a version holds it, though no cell changed", async ({ db }) => {
    const { reader, total, publish, correct } = await makePublished(db);
    await correct(total, (standing) => ({ ...standing, note: "Three of them in 2016." }));
    await expect(getEntry(reader, register, total)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await publish()).toMatchObject({ ok: true, value: { number: 2 } });
    expect((await getEntry(reader, register, total)).values).toMatchObject({ value: 50 });
    expect(await publish()).toEqual({ ok: false, reason: "unchanged" });
  });

  test("withdrawn: it is gone, said so, and gone from the next version", async ({ db }) => {
    const { iso3, reader, steward, total, publish } = await makePublished(db);
    const { version } = await getEntry(steward, register, total);
    await withdrawEntry(steward, { register, code: total, version, reason: "It was counted twice." });
    expect(await listed(reader, { country: iso3 })).not.toContain(total);
    const { cells, changed } = await cellsOf(reader, iso3);
    expect(changed).toBe(1);
    expect(cells).toContainEqual({ breakdown: "total", year: 2014, status: "changed", value: null });
    await publish();
    expect((await cellsOf(reader, iso3)).changed).toBe(0);
    expect(await mapOf(reader, iso3, "2014")).toEqual([]);
  });

  test("restricted, or not before a day to come: it is hidden at once, and of it only the number is told", async ({
    db,
  }) => {
    const { iso3, reader, labour, total, correct } = await makePublished(db);
    await correct(total, (standing) => ({ ...standing, accessClass: "restricted" }));
    await correct(labour, (standing) => ({ ...standing, notBefore: "2999-01-01" }));
    expect(await listed(reader, { country: iso3 })).toHaveLength(3);
    const { cells, changed } = await cellsOf(reader, iso3);
    expect(changed).toBe(2);
    expect(cells.filter(({ year }) => year === 2014)).toEqual([]);
    expect(await mapOf(reader, iso3, "2014")).toEqual([]);
  });
});
