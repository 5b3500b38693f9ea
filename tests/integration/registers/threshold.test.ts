import { desc } from "drizzle-orm";
import { expect } from "vitest";
import { revisions } from "@/db/schema/audit";
import { publishFigures } from "@/lib/figures/mutations";
import { figureVersionsOf } from "@/lib/figures/queries";
import { checkEntry } from "@/lib/registers/mutations";
import { referencedEntries } from "@/lib/registers/referenced";
import { changeSettings, ensureSettings } from "@/lib/settings/mutations";
import { getSettings } from "@/lib/settings/queries";
import { changeSettingsInput } from "@/lib/settings/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("a count below the threshold that an administrator set is suppressed, and the version names it", async ({
  db,
}) => {
  await ensureSettings(db, TEST_NOW);
  const country = await makeScoredCountry(db);
  const { iso3 } = country;
  const steward = country.as(await makePerson(db, "steward", ["data_steward"]), 1_000);
  const admin = contextOf(db, await makePerson(db, "admin", ["administrator"]));
  const { installationKind: _kind, ...settings } = await getSettings(admin);
  expect((await changeSettings(admin, { ...settings, detectionsThreshold: 10 })).ok).toBe(true);
  const codes: string[] = [];
  for (const [year, value] of [
    [2021, 9],
    [2022, 10],
  ] as const) {
    const code = await makeEntry(country.as(country.assessor), "detections", detectionOf(iso3, year, value));
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
    codes.push(code);
  }
  expect((await publishFigures(steward, { register: "detections", iso3 })).ok).toBe(true);
  const [version] = await figureVersionsOf(steward, "detections", iso3);
  expect(version?.threshold).toBe(10);
  const shown = new Map(
    (await referencedEntries(steward, codes, true)).map(({ code, figure }) => [code, figure?.value]),
  );
  expect(codes.map((code) => shown.get(code))).toEqual([null, 10]);
});

test("a raised threshold holds what earlier versions did not give away, for a reason, and never weakens what they hid", async ({
  db,
}) => {
  await ensureSettings(db, TEST_NOW);
  const country = await makeScoredCountry(db);
  const { iso3 } = country;
  const key = { register: "detections", iso3 } as const;
  const steward = country.as(await makePerson(db, "steward", ["data_steward"]), 1_000);
  const admin = contextOf(db, await makePerson(db, "admin", ["administrator"]));
  const setThreshold = async (detectionsThreshold: number) => {
    const { installationKind: _kind, ...settings } = await getSettings(admin);
    expect((await changeSettings(admin, { ...settings, detectionsThreshold })).ok).toBe(true);
  };
  const enter = async (year: number, value: number, more: object = {}) => {
    const code = await makeEntry(
      country.as(country.assessor),
      "detections",
      detectionOf(iso3, year, value, more),
    );
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
    return code;
  };
  await setThreshold(5);
  const known = await enter(2021, 7);
  const [total, men, women, boys] = [
    await enter(2022, 60),
    await enter(2022, 31, { sex: "male" }),
    await enter(2022, 3, { sex: "female" }),
    await enter(2022, 26, { sex: "unknown" }),
  ];
  expect((await publishFigures(steward, key)).ok).toBe(true);
  const seen = async () => {
    const codes = [known, total, men, women, boys];
    const found = await referencedEntries(steward, codes, true);
    const values = new Map(found.map(({ code, figure }) => [code, figure?.value]));
    return codes.map((code) => values.get(code));
  };
  const before = await seen();
  expect(before).toMatchObject([7, 60, expect.anything(), null, null]);

  await setThreshold(10);
  const fresh = await enter(2023, 8);
  expect(await publishFigures(steward, key)).toEqual({ ok: false, reason: "given_away" });
  const reason = "The programme board raised it; the table of 2021 is in print.";
  expect(await publishFigures(steward, { ...key, reason })).toMatchObject({ ok: true, value: { number: 2 } });
  const [last] = await db.read.select().from(revisions).orderBy(desc(revisions.position)).limit(1);
  expect(last).toMatchObject({ entity: "figure_version", reason });
  const [known2, total2, , women2, boys2] = await seen();
  expect([known2, total2, women2, boys2]).toEqual([null, 60, null, null]);
  const [figure] = await referencedEntries(steward, [fresh], true);
  expect(figure?.figure).toMatchObject({ status: "suppressed", value: null });

  await setThreshold(5);
  await enter(2024, 90);
  expect(await publishFigures(steward, key)).toMatchObject({ ok: true, value: { number: 3 } });
  const [known3, , , women3, boys3] = await seen();
  expect([known3, women3, boys3]).toEqual([7, null, null]);
});

test("a threshold is a whole number from 3 to 100", () => {
  const ofForm = (value: unknown) =>
    changeSettingsInput.safeParse({
      programmeName: "P",
      timeZone: "UTC",
      detectionsThreshold: value,
      proceedingsThreshold: "5",
      version: "1",
    }).success;
  expect(["3", "100"].map(ofForm)).toEqual([true, true]);
  expect(["2", "101", "4.5", "five", ""].map(ofForm)).toEqual([false, false, false, false, false]);
});
