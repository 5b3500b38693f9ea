import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { assessmentFigures, ratings } from "@/db/schema/rating";
import { createContext } from "@/lib/core/context";
import { importEdition } from "@/lib/editions/mutations";
import { exportRatings } from "@/lib/export/tables";
import { tableBytes } from "@/lib/export/write";
import { outcomeSentence } from "@/lib/import/report";
import { runRatingsImport } from "@/lib/import/run";
import { undoBatch } from "@/lib/import/undo";
import { saveRating } from "@/lib/ratings/mutations";
import { roundScores } from "@/lib/scores/queries";
import { makeDatabase, test } from "../../support/database";
import { contextOf, makePerson, TEST_NOW } from "../../support/programme";
import { makeScoredCountry } from "../../support/scored-country";

const HEADER = "country_iso3,indicator,state,level,reason,rationale,confidence,source";
const file = (...lines: string[]) => ({
  name: "ratings.csv",
  bytes: Buffer.from([HEADER, ...lines].join("\n"), "utf8"),
});
const system = (db: Database) => createContext(db, { kind: "system", job: "import" }, TEST_NOW);
/** Lines without quotation marks as the rows of a JSON export. */
const rowsOf = (lines: readonly string[]) =>
  lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(HEADER.split(",").map((name, index) => [name, cells[index] ?? ""]));
  });
const toRound = (round: string) => ({ round, createRound: false, edition: null });

test("another organisation's index becomes a round of kind outside and its totals come out", async ({
  db,
}) => {
  const ctx = system(db);
  await importEdition(ctx, readFileSync("tests/support/instruments/sum-of-three.json", "utf8"));
  const { code, version, indicators } = JSON.parse(
    readFileSync("tests/support/instruments/sum-of-three.json", "utf8"),
  );
  const [a, b, c] = indicators.map((indicator: { code: string }) => indicator.code);
  const scores = file(
    `BEN,${a},rated,3,,,,`,
    `BEN,${b},rated,3,,,,`,
    `BEN,${c},rated,3,,,,`,
    `PHL,${a},rated,5,,,,`,
    `PHL,${b},rated,5,,,,`,
    `PHL,${c},rated,3,,,,`,
    `TGO,${a},rated,2,,,,`,
  );
  const target = { round: "3P-2012", createRound: true, edition: `${code}@${version}` };
  expect((await runRatingsImport(ctx, scores, target, false)).outcome).toMatchObject({
    status: "done",
    created: 7,
    updated: 0,
  });
  const rows = await roundScores(ctx, "3P-2012");
  const total = (iso3: string) => rows.find((row) => row.country_iso3 === iso3 && row.kind === "aggregate");
  expect(total("BEN")).toMatchObject({ exact: "9", status: "final" });
  expect(total("PHL")).toMatchObject({ exact: "13", status: "final" });
  expect(total("TGO")).toMatchObject({ exact: "", score: "", status: "not-available" });
});

test("an export imported into an empty database exports the same canonical JSON", async ({ db }) => {
  const copy = await makeDatabase();
  const instrument = readFileSync("tests/support/instruments/crime-and-resilience.json", "utf8");
  const { code, version, indicators } = JSON.parse(instrument);
  const target = { round: "ROUNDTRIP", createRound: true, edition: `${code}@${version}` };
  const lines = indicators.map(
    (indicator: { code: string }, index: number) =>
      `BEN,${indicator.code},rated,${(2 + index) / 2},,"Line one\nسطر ثان, ""quoted""",stated,`,
  );
  await importEdition(system(db), instrument);
  await importEdition(system(copy), instrument);
  await runRatingsImport(system(db), file(...lines.slice(0, 17)), target, false);
  const first = await tableBytes(await exportRatings(system(db), "ROUNDTRIP"), "json");
  const { outcome } = await runRatingsImport(
    system(copy),
    { name: "export.json", bytes: first },
    target,
    false,
  );
  expect(outcome).toMatchObject({ status: "done", created: 17 });
  const second = await tableBytes(await exportRatings(system(copy), "ROUNDTRIP"), "json");
  expect(second.toString()).toBe(first.toString());
  await copy.drop();
});

test.each(["csv", "xlsx", "json"] as const)(
  "texts that look like formulas leave and come back as %s",
  async (format) => {
    const [from, copy] = [await makeDatabase(), await makeDatabase()];
    const target = { round: "FORMULAS", createRound: true, edition: "gpat@1.0.0" };
    const lines = [
      "BEN,G2.1,rated,2,,-5 per cent a year,+,",
      "BEN,G2.2,rated,2,,=SUM of two laws,,",
      "BEN,G2.3,rated,2,,'=1+1 as the ministry writes it,,",
      "BEN,G2.4,rated,2,,'t Hof decided,,",
      "BEN,G3.1,rated,2,,@home,,",
    ];
    const taken = { name: "ratings.json", bytes: Buffer.from(JSON.stringify(rowsOf(lines))) };
    expect((await runRatingsImport(system(from), taken, target, false)).outcome).toMatchObject({
      created: 5,
    });
    const table = await exportRatings(system(from), target.round);
    const bytes = await tableBytes(table, format);
    await runRatingsImport(system(copy), { name: `export.${format}`, bytes }, target, false);
    expect(await exportRatings(system(copy), target.round)).toEqual(table);
    await Promise.all([from.drop(), copy.drop()]);
  },
);

test("the same file twice changes nothing and appends no event", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const ctx = contextOf(db, country.lead);
  const chosen = file(`${country.iso3},G2.1,rated,2,,Two purposes are missing in the law.,,`);
  expect((await runRatingsImport(ctx, chosen, toRound(country.round), false)).outcome).toMatchObject({
    created: 1,
  });
  const before = await db.read.$count(auditEvents);
  expect((await runRatingsImport(ctx, chosen, toRound(country.round), false)).outcome).toEqual({
    status: "unchanged",
  });
  expect(await db.read.$count(auditEvents)).toBe(before);
});

test("a dry run counts what would be made and changed as the import then does, and writes nothing", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const lead = contextOf(db, country.lead);
  const [same, moved, fresh] = ["G2.1,rated,2", "G2.2,rated,1", "G2.3,rated,1"].map(
    (cells) => `${country.iso3},${cells},,Written,,`,
  );
  await runRatingsImport(
    lead,
    file(same ?? "", (moved ?? "").replace(",1,", ",2,")),
    toRound(country.round),
    false,
  );
  const chosen = file(same ?? "", moved ?? "", fresh ?? "");
  const { outcome } = await runRatingsImport(lead, chosen, toRound(country.round), true);
  const counts = { created: 1, updated: 1, unchanged: 1 };
  expect(outcome).toEqual({ status: "dry_run", rows: 3, ...counts });
  expect(outcomeSentence("en", outcome)).toBe(
    "Nothing was written (dry run). 3 rows were read: 1 would be new, 1 changed, 1 unchanged.",
  );
  expect(await db.read.$count(ratings, eq(ratings.assessmentId, country.assessmentId))).toBe(2);
  expect((await runRatingsImport(lead, chosen, toRound(country.round), false)).outcome).toMatchObject(counts);
});

test("one bad line among good ones leaves everything as it was", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const chosen = file(`${country.iso3},G2.1,rated,2,,,,`, `${country.iso3},G2.2,rated,9,,,,`);
  const { outcome } = await runRatingsImport(
    contextOf(db, country.lead),
    chosen,
    toRound(country.round),
    false,
  );
  expect(outcome).toMatchObject({ status: "problems", problems: [{ line: 3, code: "level_not_on_scale" }] });
  expect(await db.read.$count(ratings, eq(ratings.assessmentId, country.assessmentId))).toBe(0);
});

test("an assessment under review is locked, also for an import", async ({ db }) => {
  const country = await makeScoredCountry(db);
  await country.setState("internal_review");
  const chosen = file(`${country.iso3},G2.1,rated,2,,,,`);
  const { outcome } = await runRatingsImport(system(db), chosen, toRound(country.round), false);
  expect(outcome).toMatchObject({ status: "problems", problems: [{ code: "assessment_locked" }] });
});

test("an undo takes back what nobody changed since and names what it leaves", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const ctx = system(db);
  const chosen = file(`${country.iso3},G2.1,rated,2,,,,`, `${country.iso3},G2.2,rated,3,,,,`);
  const { outcome } = await runRatingsImport(ctx, chosen, toRound(country.round), false);
  if (outcome.status !== "done") throw new Error("the import was expected to be done");
  await saveRating(country.as(country.lead), {
    round: country.round,
    iso3: country.iso3,
    indicator: "G2.2",
    kind: "assessor",
    baseVersion: 1,
    mutationId: crypto.randomUUID(),
    fields: { level: 1 },
  });
  expect(await undoBatch(ctx, outcome.batch)).toEqual({
    ok: true,
    value: { undone: 1, left: [`${country.round}/${country.iso3}/G2.2`] },
  });
  const rows = await db.read
    .select({ indicator: ratings.indicator, level: ratings.level, state: ratings.state })
    .from(ratings)
    .where(eq(ratings.assessmentId, country.assessmentId));
  expect(rows.find((row) => row.indicator === "G2.1")).toMatchObject({ level: null, state: null });
  expect(rows.find((row) => row.indicator === "G2.2")).toMatchObject({ level: "1.000", state: "rated" });
  expect(await undoBatch(ctx, outcome.batch)).toEqual({ ok: false, reason: "already_undone" });
});

test("figures stand right after an import", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const chosen = file(`${country.iso3},G1.1,rated,4,,,,`, `${country.iso3},G1.2,rated,2,,,,`);
  await runRatingsImport(system(db), chosen, toRound(country.round), false);
  const [figure] = (
    await db.read
      .select()
      .from(assessmentFigures)
      .where(eq(assessmentFigures.assessmentId, country.assessmentId))
  ).filter((row) => row.key === "G1");
  expect(figure).toMatchObject({ exact: "75" });
});

test("who is not on the drafting team imports nothing and learns nothing", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const chosen = file(`${country.iso3},G2.1,rated,2,,,,`);
  await expect(
    runRatingsImport(contextOf(db, country.reviewer), chosen, toRound(country.round), false),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a programme round takes no rating of a country it does not have, also when that stands first", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const chosen = file("BEN,G2.1,rated,2,,,,", `${country.iso3},G2.1,rated,2,,,,`);
  for (const ctx of [system(db), contextOf(db, country.lead)]) {
    expect((await runRatingsImport(ctx, chosen, toRound(country.round), false)).outcome).toMatchObject({
      status: "problems",
      problems: [{ line: 2, column: "country_iso3", code: "assessment_missing" }],
    });
  }
  const alone = file("BEN,G2.1,rated,2,,,,");
  expect((await runRatingsImport(system(db), alone, toRound(country.round), false)).outcome).toMatchObject({
    problems: [{ line: 2, code: "assessment_missing" }],
  });
});

test.each([
  ["a code that is none", { round: "2026 / spring", edition: "gpat@1.0.0" }, "round_code"],
  ["no edition", { round: "OUT-9", edition: null }, "edition_missing"],
  ["an unknown edition", { round: "OUT-9", edition: "gpat@9.9.9" }, "edition_unknown"],
])("a round is not made with %s", async (_, target, code) => {
  const db = await makeDatabase();
  const chosen = file("BEN,G2.1,rated,2,,,,");
  const { outcome } = await runRatingsImport(system(db), chosen, { ...target, createRound: true }, false);
  expect(outcome).toMatchObject({ status: "problems", problems: [{ code }] });
  await db.drop();
});

describe("an undo", () => {
  test("of what is no batch finds nothing", async ({ db }) => {
    for (const batch of ["nonsense", crypto.randomUUID()]) {
      await expect(undoBatch(system(db), batch)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("is refused once the assessment left drafting, also where the batch only cited", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const target = toRound(country.round);
    await runRatingsImport(system(db), file(`${country.iso3},G2.1,rated,2,,,,`), target, false);
    const cited = file(`${country.iso3},G2.1,rated,2,,,,A report`);
    const { outcome } = await runRatingsImport(system(db), cited, target, false);
    if (outcome.status !== "done") throw new Error("the import was expected to be done");
    await country.setState("internal_review");
    expect(await undoBatch(system(db), outcome.batch)).toEqual({ ok: false, reason: "locked" });
    await country.setState("drafting");
    expect(await undoBatch(system(db), outcome.batch)).toMatchObject({ ok: true });
  });

  test("belongs to who may import the same: the drafters, not the programme manager", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const chosen = file(`${country.iso3},G2.1,rated,2,,,,`);
    const { outcome } = await runRatingsImport(
      contextOf(db, country.lead),
      chosen,
      toRound(country.round),
      false,
    );
    if (outcome.status !== "done") throw new Error("the import was expected to be done");
    const manager = contextOf(db, await makePerson(db, "manager", ["programme_manager"]));
    await expect(undoBatch(manager, outcome.batch)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stranger = contextOf(db, await makePerson(db, "stranger"));
    await expect(undoBatch(stranger, outcome.batch)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await undoBatch(contextOf(db, country.lead), outcome.batch)).toMatchObject({
      ok: true,
      value: { undone: 1, left: [] },
    });
  });
});
