import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { ratingCitations } from "@/db/schema/rating";
import { sources } from "@/db/schema/source";
import { createContext } from "@/lib/core/context";
import { exportRatings, exportSources } from "@/lib/export/tables";
import { tableBytes } from "@/lib/export/write";
import { runRatingsImport } from "@/lib/import/run";
import { runSourcesImport } from "@/lib/import/sources-import";
import { undoBatch } from "@/lib/import/undo";
import { addPassage } from "@/lib/sources/passages";
import { addPassageSchema } from "@/lib/sources/schema";
import { makeDatabase, test } from "@/tests/support/database";
import { contextOf, makeCountry, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const HEADER =
  "code,country_iso3,type,title,issued_by_state,published_on,access_class,reliability,credibility";
const file = (...lines: string[]) => ({
  name: "sources.csv",
  bytes: Buffer.from([HEADER, ...lines].join("\n")),
});
const system = (db: Database) => createContext(db, { kind: "system", job: "import" }, TEST_NOW);

test("sources come in under their codes, once", async ({ db }) => {
  const { iso3, as, lead } = await makeScoredCountry(db);
  const chosen = file(`${iso3}-S-900,${iso3},official_document,Act 12,yes,2021-05,public,A,1`);
  expect((await runSourcesImport(as(lead), chosen, false)).outcome).toMatchObject({
    status: "done",
    created: 1,
  });
  expect((await runSourcesImport(as(lead), chosen, false)).outcome).toEqual({ status: "unchanged" });
  const [row] = await db.read
    .select()
    .from(sources)
    .where(eq(sources.code, `${iso3}-S-900`));
  expect(row).toMatchObject({
    title: "Act 12",
    issuedByState: true,
    publishedOn: "2021-05",
    authorId: lead.userId,
  });
});

test("a code of another source, an unknown type and a confidential class are problems with their lines", async ({
  db,
}) => {
  const { iso3, as, lead } = await makeScoredCountry(db);
  await runSourcesImport(as(lead), file(`${iso3}-S-900,${iso3},media,One,no,2020,,,`), false);
  const { outcome } = await runSourcesImport(
    as(lead),
    file(
      `${iso3}-S-901,${iso3},interview_official,Talk,no,2020,,,`,
      `${iso3}-S-902,${iso3},media,Secret,no,2020,confidential,,`,
    ),
    false,
  );
  expect(outcome).toMatchObject({
    problems: [
      { line: 2, column: "type", code: "value_unknown" },
      { line: 3, column: "access_class", code: "value_unknown" },
    ],
  });
  const { outcome: taken } = await runSourcesImport(
    as(lead),
    file(`${iso3}-S-900,${iso3},media,Two,no,2020,,,`),
    false,
  );
  expect(taken).toMatchObject({ problems: [{ code: "code_of_other_source" }] });
});

test("who does not draft in the country adds nothing", async ({ db }) => {
  const { iso3, reviewer } = await makeScoredCountry(db);
  const chosen = file(`${iso3}-S-900,${iso3},media,One,no,2020,,,`);
  await expect(runSourcesImport(contextOf(db, reviewer), chosen, false)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("a source named beside a rating is cited; an unknown one becomes a restricted source, and an undo takes both back", async ({
  db,
}) => {
  const { iso3, round, as, lead } = await makeScoredCountry(db);
  await runSourcesImport(as(lead), file(`${iso3}-S-900,${iso3},media,Known,no,2020,,B,2`), false);
  const ratings = {
    name: "ratings.csv",
    bytes: Buffer.from(
      `country_iso3,indicator,state,level,source\n${iso3},G2.1,rated,2,${iso3}-S-900|A talk with somebody\n`,
    ),
  };
  const target = { round, createRound: false, edition: null };
  const { outcome } = await runRatingsImport(system(db), ratings, target, false);
  expect((await runRatingsImport(system(db), ratings, target, false)).outcome).toEqual({
    status: "unchanged",
  });
  const [made] = await db.read.select().from(sources).where(eq(sources.title, "A talk with somebody"));
  expect(made).toMatchObject({
    type: "unclassified",
    accessClass: "restricted",
    reliability: null,
    withdrawnAt: null,
  });
  if (outcome.status !== "done") throw new Error("the import was expected to be done");
  await undoBatch(system(db), outcome.batch);
  const [after] = await db.read
    .select()
    .from(sources)
    .where(eq(sources.id, made?.id ?? ""));
  expect(after?.withdrawnAt).not.toBeNull();
  const cited = await db.read.select({ removedAt: ratingCitations.removedAt }).from(ratingCitations);
  expect(cited.every(({ removedAt }) => removedAt !== null)).toBe(true);
});

test("a free code named beside a rating is kept, and its source is filled in by a table that describes it", async ({
  db,
}) => {
  const { iso3, round, as, lead } = await makeScoredCountry(db);
  const code = `${iso3}-S-777`;
  const rating = `country_iso3,indicator,state,level,source\n${iso3},G2.1,rated,2,${code}\n`;
  const ratings = { name: "ratings.csv", bytes: Buffer.from(rating) };
  const target = { round, createRound: false, edition: null };
  await runRatingsImport(as(lead), ratings, target, false);
  const exported = async () => (await exportRatings(system(db), round)).rows.map(({ source }) => source);
  const stored = async () => (await db.read.select().from(sources).where(eq(sources.code, code)))[0];
  expect(await exported()).toEqual([code]);
  expect(await stored()).toMatchObject({ title: code, type: "unclassified", accessClass: "restricted" });
  const bare = await tableBytes(await exportSources(system(db)), "csv");
  expect((await runSourcesImport(system(db), { name: "out.csv", bytes: bare }, false)).outcome).toEqual({
    status: "unchanged",
  });

  const described = file(`${code},${iso3},igo_report,A report,no,2026,public,B,2`);
  expect((await runSourcesImport(as(lead), described, false)).outcome).toMatchObject({
    status: "done",
    created: 1,
  });
  expect(await stored()).toMatchObject({ title: "A report", type: "igo_report", reliability: "B" });
  expect((await runSourcesImport(as(lead), described, false)).outcome).toEqual({ status: "unchanged" });
  expect((await runRatingsImport(as(lead), ratings, target, false)).outcome).toEqual({ status: "unchanged" });
  expect(await exported()).toEqual([code]);
});

test("what nobody has classified carries no grade", async ({ db }) => {
  const { iso3, as, lead } = await makeScoredCountry(db);
  const chosen = file(`${iso3}-S-900,${iso3},unclassified,One,no,2020,,A,1`);
  expect((await runSourcesImport(as(lead), chosen, false)).outcome).toMatchObject({
    problems: [{ line: 2, column: "type", code: "grade_without_type" }],
  });
});

test("an undo withdraws sources, leaves what was changed or cited since, and the same file brings them back", async ({
  db,
}) => {
  const { iso3, round, as, lead, reviewer } = await makeScoredCountry(db);
  const code = (number: number) => `${iso3}-S-${number}`;
  const chosen = file(
    `${code(900)},${iso3},media,Nobody uses it,no,2020,,,`,
    `${code(901)},${iso3},media,Somebody cites it,no,2020,,,`,
    `${code(902)},${iso3},media,Somebody writes a passage,no,2020,,,`,
  );
  const { outcome } = await runSourcesImport(as(lead), chosen, false);
  if (outcome.status !== "done") throw new Error("the import was expected to be done");
  const rating = `country_iso3,indicator,state,level,source\n${iso3},G2.1,rated,2,${code(901)}\n`;
  const target = { round, createRound: false, edition: null };
  await runRatingsImport(as(lead), { name: "ratings.csv", bytes: Buffer.from(rating) }, target, false);
  await addPassage(
    as(lead),
    addPassageSchema.parse({ code: code(902), locator: "p. 3", body: "", iso3: "", round: "" }),
  );

  await expect(undoBatch(as(reviewer), outcome.batch)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await undoBatch(as(lead), outcome.batch)).toEqual({
    ok: true,
    value: { undone: 1, left: [code(901), code(902)] },
  });
  expect(await undoBatch(as(lead), outcome.batch)).toEqual({ ok: false, reason: "already_undone" });
  const listed = async () => (await exportSources(system(db))).rows.map((row) => row.code);
  expect(await listed()).not.toContain(code(900));
  expect(await listed()).toContain(code(901));

  const { outcome: again } = await runSourcesImport(as(lead), chosen, false);
  expect(again).toMatchObject({ status: "done", created: 1, unchanged: 2 });
  expect(await listed()).toContain(code(900));
  if (again.status !== "done") throw new Error("the import was expected to be done");
  expect(await undoBatch(as(lead), again.batch)).toMatchObject({ ok: true, value: { undone: 1, left: [] } });
});

test("exported sources imported into an empty database export the same canonical JSON", async ({ db }) => {
  const copy = await makeDatabase();
  const { iso3 } = await makeScoredCountry(db);
  await makeCountry(copy, iso3);
  const chosen = file(
    `${iso3}-S-950,${iso3},igo_report,"A title, with ""marks""",no,2019-02-03,restricted,B,2`,
    `${iso3}-S-951,${iso3},media,عنوان,no,2020,public,F,6`,
  );
  const own = await makeDatabase();
  await makeCountry(own, iso3);
  await runSourcesImport(system(own), chosen, false);
  const first = await tableBytes(await exportSources(system(own)), "json");
  await runSourcesImport(system(copy), { name: "sources.json", bytes: first }, false);
  const second = await tableBytes(await exportSources(system(copy)), "json");
  expect(second.toString()).toBe(first.toString());
  await Promise.all([copy.drop(), own.drop()]);
});
