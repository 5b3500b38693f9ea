/** The focal point of a State sees what that State itself counted; what others counted there stays behind the mask. */
import { eq, inArray } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { registerEntries } from "@/db/schema/register";
import { rawFigures } from "@/lib/export/register-file";
import { publishFigures } from "@/lib/figures/mutations";
import { readFiguresPage } from "@/lib/figures/page";
import { countryQuality } from "@/lib/quality/queries";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entryHistory, getEntry } from "@/lib/registers/entry-queries";
import { checkEntry } from "@/lib/registers/mutations";
import { entryFilter } from "@/lib/registers/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const later = new Date(TEST_NOW.getTime() + 60_000);
const register = "detections";

async function makeFigures(db: Database, { iso3, as, assessor }: ScoredCountry) {
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
  const enter = async (year: number, more: object = {}) => {
    const code = await makeEntry(as(assessor), register, detectionOf(iso3, year, 3, more));
    await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
    return code;
  };
  const own = await enter(2014);
  const others = await enter(2015, { reportingBody: "A shelter", reportedBy: null });
  // What does not come from the State itself is open only with two sources.
  await db.transaction((tx) =>
    tx.update(registerEntries).set({ independentSources: 2 }).where(eq(registerEntries.code, others)),
  );
  expect((await publishFigures(steward, { register, iso3 })).ok).toBe(true);
  const draft = await makeEntry(as(assessor), register, detectionOf(iso3, 2016, 3));
  return { own, others, draft };
}

test("a focal point sees the own State's own figures as they were entered, and no others so", async ({
  db,
}) => {
  const [made, elsewhere] = [await makeScoredCountry(db), await makeScoredCountry(db)];
  const { own, others, draft } = await makeFigures(db, made);
  const person = await makePerson(db, "Focal point");
  await made.giveDuty(person.userId, "focal_point");
  const focal = contextOf(db, person, later);
  expect(await getEntry(focal, register, own)).toMatchObject({
    values: { valueStatus: "exact", value: 3 },
    may: { readRaw: true, seeHistory: false, write: false },
  });
  expect(await getEntry(focal, register, others)).toMatchObject({
    values: { valueStatus: "suppressed", value: null },
    may: { readRaw: false },
  });
  await expect(getEntry(focal, register, draft)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const page = await readFiguresPage(focal, "en", made.iso3);
  expect(page.readsRaw).toBe(false);
  expect(page.sets[0]).toMatchObject({ register, holdsOwn: true });
  // Of another State, and in the work on the own one, it is a reader like everybody outside the team.
  const abroad = await makeFigures(db, elsewhere);
  expect((await getEntry(focal, register, abroad.own)).values).toMatchObject({ value: null });
  await expect(entryHistory(focal, register, own)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(countryQuality(focal, made.iso3)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const asked = { title: "Figures", purpose: "Check the own figures" };
  const filter = entryFilter(DEFINITIONS.detections, { country: made.iso3 });
  await expect(rawFigures(focal, DEFINITIONS.detections, filter, "csv", asked)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("nothing is read as entered where the same body and year hold what somebody else gave", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
  const codes: string[] = [];
  for (const [value, more] of [
    [10, {}],
    [8, { sex: "male" }],
    [2, { sex: "female", reportedBy: null }],
  ] as const) {
    const code = await makeEntry(made.as(made.assessor), register, detectionOf(made.iso3, 2014, value, more));
    await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
    codes.push(code);
  }
  await db.transaction((tx) =>
    tx.update(registerEntries).set({ independentSources: 2 }).where(inArray(registerEntries.code, codes)),
  );
  expect((await publishFigures(steward, { register, iso3: made.iso3 })).ok).toBe(true);
  const person = await makePerson(db, "Focal point");
  await made.giveDuty(person.userId, "focal_point");
  const focal = contextOf(db, person, later);
  const seen = [];
  for (const code of codes) seen.push((await getEntry(focal, register, code)).values.value);
  expect(seen).toEqual([10, null, null]);
});

test("a contributor of the State sees them masked", async ({ db }) => {
  const made = await makeScoredCountry(db);
  const { own } = await makeFigures(db, made);
  const contributor = await makePerson(db, "Contributor");
  await made.giveDuty(contributor.userId, "contributor");
  const page = await readFiguresPage(contextOf(db, contributor, later), "en", made.iso3);
  expect(page.sets[0]).toMatchObject({ holdsOwn: false });
  expect((await getEntry(contextOf(db, contributor, later), register, own)).values).toMatchObject({
    value: null,
  });
});
