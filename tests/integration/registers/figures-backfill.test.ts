/** What was published before versions of entries were kept learns them, where its entry stands as it was published. */
import { readdirSync, readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { publishedFigures } from "@/db/schema/figure-version";
import { registerEntries } from "@/db/schema/register";
import { publishFigures } from "@/lib/figures/mutations";
import { getEntry } from "@/lib/registers/entry-queries";
import { changeEntry, checkEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const MIGRATIONS = "db/migrations";
const at = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);

test("figures of an entry that was checked again since its version are not taken for published", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const { iso3 } = made;
  const assessor = made.as(made.assessor);
  const person = await makePerson(db, "Steward", ["data_steward"]);
  const steward = (minutes: number) => contextOf(db, person, at(minutes));
  const proceedings = {
    country: iso3,
    reportingBody: "Ministry of Justice",
    year: 2014,
    stage: "convicted",
    dimension: "total",
    legalBasis: "trafficking_offence",
    countingUnit: "persons",
    yearRule: "decision",
    sex: "total",
    age: "total",
    valueStatus: "exact",
    value: 9,
    reportedBy: iso3,
  };
  const kept = await makeEntry(assessor, "detections", detectionOf(iso3, 2014, 50));
  const changed = await makeEntry(assessor, "detections", detectionOf(iso3, 2015, 60));
  const convicted = await makeEntry(assessor, "proceedings", proceedings);
  for (const code of [kept, changed])
    await checkEntry(steward(1), { register: "detections", code, version: 1, withoutSource: "on" });
  await checkEntry(steward(1), { register: "proceedings", code: convicted, version: 1, withoutSource: "on" });
  for (const register of ["detections", "proceedings"] as const)
    expect((await publishFigures(steward(2), { register, iso3 })).ok).toBe(true);
  const key = { register: "detections", code: changed } as const;
  const { version } = await getEntry(assessor, "detections", changed);
  await changeEntry(assessor, { ...key, version }, (standing) => ({
    ...standing,
    values: { ...standing.values, year: 2017 },
  }));
  await checkEntry(steward(3), { ...key, version: version + 1, withoutSource: "on" });
  const rows = () =>
    db.read
      .select({
        code: registerEntries.code,
        version: publishedFigures.entryVersion,
        place: publishedFigures.place,
      })
      .from(publishedFigures)
      .innerJoin(registerEntries, eq(registerEntries.id, publishedFigures.entryId))
      .orderBy(registerEntries.code);
  const before = await rows();
  expect(before.map(({ code }) => code)).toEqual([kept, changed, convicted]);

  const file = readdirSync(MIGRATIONS).find((name) => name.endsWith("_figures_as_published.sql")) ?? "";
  const statements = readFileSync(`${MIGRATIONS}/${file}`, "utf8").split("--> statement-breakpoint");
  await db.transaction(async (tx) => {
    await tx.execute(sql`alter table published_figures drop column entry_version, drop column place`);
    for (const statement of statements) await tx.execute(sql.raw(statement));
  });
  expect(await rows()).toEqual(
    before.map((row) => (row.code === changed ? { ...row, version: null, place: null } : row)),
  );
  await expect(
    db.transaction((tx) => tx.execute(sql`update published_figures set entry_version = 9`)),
  ).rejects.toThrow();
});
