import { expect } from "vitest";
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
    await checkEntry(steward, { register: "detections", code, version: 1 });
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
