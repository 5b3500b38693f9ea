import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { publishFigures } from "@/lib/figures/mutations";
import { readFiguresPage } from "@/lib/figures/page";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { getEntry } from "@/lib/registers/entry-queries";
import { checkEntry } from "@/lib/registers/mutations";
import { listEntries } from "@/lib/registers/queries";
import { entryFilter } from "@/lib/registers/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const later = new Date(TEST_NOW.getTime() + 60_000);

/** The Philippines of 2008: 15 men and boys, of whom 12 boys, so that three men must not be known. */
async function makeFigures(db: Database) {
  const made = await makeScoredCountry(db);
  const ctx = made.as(made.assessor);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
  const cells = [
    [218, {}],
    [203, { sex: "female" }],
    [15, { sex: "male" }],
    [12, { sex: "male", age: "0_17" }],
    [3, { sex: "male", age: "18_plus" }],
  ] as const;
  const codes: string[] = [];
  for (const [value, more] of cells) {
    const code = await makeEntry(ctx, "detections", detectionOf(made.iso3, 2008, value, more));
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
    codes.push(code);
  }
  const publish = () => publishFigures(steward, { register: "detections", iso3: made.iso3 });
  const seen = async () => {
    const filter = entryFilter(DEFINITIONS.detections, { country: made.iso3 });
    const { lines } = await listEntries(reader, "detections", filter);
    return lines.map(({ values }) => values.value);
  };
  return { made, ctx, steward, reader, codes, publish, seen };
}

describe("figures outside the team", () => {
  test("are not seen before a version is published, and then only behind its mask", async ({ db }) => {
    const { made, ctx, reader, codes, publish, seen } = await makeFigures(db);
    expect(await seen()).toEqual([]);
    await expect(getEntry(reader, "detections", codes[0] ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const published = await publish();
    expect(published).toMatchObject({ ok: true, value: { number: 1 } });
    const values = await seen();
    expect(values).toHaveLength(5);
    expect(values).toContain(218);
    expect(values).not.toContain(3);
    // 15 and 12 together would give three away.
    expect(values.includes(15) && values.includes(12)).toBe(false);
    const three = await getEntry(reader, "detections", codes[4] ?? "");
    expect(three.values).toMatchObject({ value: null, valueStatus: "suppressed", below: null });
    expect((await getEntry(ctx, "detections", codes[4] ?? "")).values).toMatchObject({ value: 3 });
    const page = await readFiguresPage(reader, "en", made.iso3);
    expect(page).toMatchObject({ readsRaw: false, mayPublish: false });
    expect(JSON.stringify(page)).not.toMatch(/"value":3[,}]/);
  });

  test("say to the team that they stand as entered, and what others see of them", async ({ db }) => {
    const { made, ctx, reader, codes, publish } = await makeFigures(db);
    const three = codes[4] ?? "";
    const marksOf = async (by: typeof ctx) => {
      const filter = entryFilter(DEFINITIONS.detections, { country: made.iso3 });
      const { lines } = await listEntries(by, "detections", filter);
      return [...new Set(lines.map(({ asEntered }) => asEntered))];
    };
    expect(await getEntry(ctx, "detections", three)).toMatchObject({ asEntered: true, published: null });
    await publish();
    expect(await marksOf(ctx)).toEqual([true]);
    expect(await marksOf(reader)).toEqual([false]);
    expect(await getEntry(ctx, "detections", three)).toMatchObject({
      asEntered: true,
      published: { status: "suppressed", value: null },
    });
    expect(await getEntry(reader, "detections", three)).toMatchObject({ asEntered: false, published: null });
  });

  test("a version never changes, and the next one keeps hidden what was hidden", async ({ db }) => {
    const { made, ctx, steward, publish, seen } = await makeFigures(db);
    await publish();
    expect(await publish()).toEqual({ ok: false, reason: "unchanged" });
    const before = await seen();
    const code = await makeEntry(ctx, "detections", detectionOf(made.iso3, 2009, 40));
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
    expect(await seen()).toEqual(before);
    expect(await publish()).toMatchObject({ ok: true, value: { number: 2 } });
    expect(await seen()).toEqual([...before, 40]);
    const change = (statement: ReturnType<typeof sql>) => db.transaction((tx) => tx.execute(statement));
    await expect(change(sql`update figure_versions set threshold = 1`)).rejects.toThrow();
    await expect(change(sql`delete from published_figures`)).rejects.toThrow();
  });

  test("only stewards publish", async ({ db }) => {
    const { made, ctx, reader } = await makeFigures(db);
    for (const outside of [ctx, reader]) {
      await expect(
        publishFigures(outside, { register: "detections", iso3: made.iso3 }),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  test("the range of an estimate is shown where its value is, and nowhere else", async ({ db }) => {
    const { made, ctx, steward, reader } = await makeFigures(db);
    const estimate = (year: number, value: number, estimateHigh: number) =>
      detectionOf(made.iso3, year, value, {
        valueStatus: "estimated",
        estimateLow: 1,
        estimateHigh,
        estimateMethod: "Expert survey",
      });
    const ranges: unknown[] = [];
    const codes: string[] = [];
    for (const input of [estimate(2010, 40, 60), estimate(2011, 2, 4)]) {
      const code = await makeEntry(ctx, "detections", input);
      await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
      codes.push(code);
    }
    expect((await publishFigures(steward, { register: "detections", iso3: made.iso3 })).ok).toBe(true);
    for (const code of codes) {
      const { values } = await getEntry(reader, "detections", code);
      ranges.push([values.valueStatus, values.value, values.estimateHigh, values.estimateMethod]);
    }
    expect(ranges).toEqual([
      ["estimated", 40, 60, "Expert survey"],
      ["suppressed", null, null, null],
    ]);
  });
});
