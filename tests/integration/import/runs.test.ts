import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { importRuns } from "@/db/schema/import";
import { registerEntries } from "@/db/schema/register";
import { type Ctx, createContext } from "@/lib/core/context";
import { decideCountryName } from "@/lib/countries/name-mutations";
import { folderStore } from "@/lib/files/store";
import {
  applyRun,
  askForNames,
  beginRun,
  decideNames,
  discardRun,
  leaveOutUndecided,
  readRunAs,
} from "@/lib/import/runs/mutations";
import { getRun, listAskedNames, listBatches } from "@/lib/import/runs/queries";
import { decideNamesSchema, newRunSchema, readRunSchema } from "@/lib/import/runs/schema";
import { workOnRun } from "@/lib/import/runs/work";
import { undoBatch } from "@/lib/import/undo";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { test } from "@/tests/support/database";
import { contextOf, giveDutyRow, makeCountry, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const store = folderStore(mkdtempSync(join(tmpdir(), "gpat-imports-")));
const system = (db: Database, later = 0) =>
  createContext(db, { kind: "system", job: "import" }, new Date(TEST_NOW.getTime() + later));

async function begin(ctx: Ctx, text: string | Buffer, kind = "detections", round?: string): Promise<string> {
  const bytes = Buffer.from(text);
  const made = await beginRun(ctx, store, newRunSchema.parse({ kind, round }), {
    name: "figures.csv",
    declared: { size: bytes.length, sha256: null },
    stream: Readable.from([bytes]),
  });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

test("a broken file is looked at, read as a person says, decided, mended, applied by the worker, and undone", async ({
  db,
}) => {
  const { iso3, assessmentId } = await makeScoredCountry(db);
  const manager = await makePerson(db, "Manager", ["programme_manager"]);
  await giveDutyRow(db, assessmentId, manager.userId, "assessor");
  const ctx = contextOf(db, manager);
  const work = (id: string) => workOnRun(system(db), store, id);
  await makeCountry(db, "QAC");
  const lines = (value: string) =>
    [
      "Figures of the police",
      "Land;Jahr;Behörde;Zahl;Herkunft",
      `${iso3};2019;Polizei;${value};Utopia`,
      `${iso3};2020;Polizei;<5;Benin`,
    ].join("\n");
  const id = await begin(ctx, lines("-99"));
  await work(id);
  const looked = await getRun(ctx, id);
  expect(looked).toMatchObject({ step: "look", status: "ready", view: { layout: { headerLine: 2 } } });
  expect(looked.view.layout?.columns.map(({ name, sample }) => [name, sample])).toEqual([
    ["Land", iso3],
    ["Jahr", "2019"],
    ["Behörde", "Polizei"],
    ["Zahl", "-99"],
    ["Herkunft", "Utopia"],
  ]);
  const reading = {
    "column.0": "country",
    "column.1": "year",
    "column.2": "reporting_body",
    "column.3": "value",
    "column.4": "category_country",
    "constant.indicator": "detected_victims",
    "constant.dimension": "citizenship",
    "constant.sex": "total",
    "constant.age": "total",
    "constant.unit": "persons",
    "constant.reported_by": "{country}",
  };
  const readAs = (run: string, more = {}) =>
    readRunAs(ctx, readRunSchema.parse({ run, ...reading, ...more }));
  expect(await readAs(id, { keep: "on" })).toMatchObject({ ok: true });
  expect(await readAs(id)).toEqual({ ok: false, reason: "busy" });
  await work(id);
  const checked = await getRun(ctx, id);
  expect(checked.view.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
    [3, "Zahl", "mark_unclear"],
    [3, "Herkunft", "country_name_unknown"],
  ]);
  expect(checked.view.names).toEqual([{ name: "Utopia", line: 3 }]);
  expect(await applyRun(ctx, id)).toEqual({ ok: false, reason: "busy" });
  await decideNames(ctx, decideNamesSchema.parse({ run: id, "name.0": "Utopia", "iso3.0": "QAC" }));
  await work(id);
  expect((await getRun(ctx, id)).view).toMatchObject({ names: [], problemCount: 1 });
  await discardRun(ctx, id);
  await expect(getRun(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });

  const mended = await begin(ctx, lines("12"));
  await work(mended);
  expect((await getRun(ctx, mended)).view.layout).toMatchObject({
    profile: { by: "Manager", version: 1 },
    missing: [],
  });
  await readAs(mended);
  await work(mended);
  const ready = await getRun(ctx, mended);
  expect(ready.view).toMatchObject({
    problemCount: 0,
    counts: { created: 2, updated: 0, unchanged: 0, leftOut: 0 },
    samples: [{ line: 3, becomes: "created" }, { line: 4 }],
  });
  const own = and(eq(registerEntries.register, "detections"), eq(registerEntries.reportedBy, iso3));
  expect(await db.read.$count(registerEntries, own)).toBe(0);
  expect(await applyRun(ctx, mended)).toMatchObject({ ok: true });
  await work(mended);
  const applied = await getRun(ctx, mended);
  expect(applied).toMatchObject({ status: "done", view: { counts: { created: 2 } } });
  expect(await db.read.$count(registerEntries, own)).toBe(2);
  const [batch] = await listBatches(ctx);
  expect(batch).toMatchObject({
    id: applied.view.batch,
    fileName: "figures.csv",
    created: 2,
    undoneAt: null,
  });
  expect(applied.isUndone).toBe(false);
  expect(await undoBatch(ctx, batch?.id ?? "")).toEqual({ ok: true, value: { undone: 2, left: [] } });
  expect((await getRun(ctx, mended)).isUndone).toBe(true);
});

test("an import belongs to whose it is, ends after a day, and fails without a trace where its person may no more", async ({
  db,
}) => {
  const { iso3, as, assessor, lead, reviewer, setState } = await makeScoredCountry(db);
  const text = `country,reporting_body,year,indicator,dimension,sex,age,value,unit\n${iso3},Police,2019,detected_victims,total,total,total,4,persons`;
  await expect(begin(as(reviewer), text)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const id = await begin(as(assessor), text);
  await expect(getRun(as(lead), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await workOnRun(system(db), store, id);
  await readRunAs(
    as(assessor),
    readRunSchema.parse({
      run: id,
      ...Object.fromEntries(
        ["country", "reporting_body", "year", "indicator", "dimension", "sex", "age", "value", "unit"].map(
          (name, index) => [`column.${index}`, name],
        ),
      ),
    }),
  );
  await workOnRun(system(db), store, id);
  expect(await applyRun(as(assessor), id)).toMatchObject({ ok: true });
  await setState("internal_review");
  await workOnRun(system(db), store, id);
  expect(await getRun(as(assessor), id)).toMatchObject({ status: "failed" });
  expect(await db.read.$count(registerEntries, eq(registerEntries.reportedBy, iso3))).toBe(0);
  await cleanUp(system(db, 25 * 60 * 60 * 1000));
  expect(await db.read.$count(importRuns, eq(importRuns.id, id))).toBe(0);
});

test("ratings and sources are checked by their own import before they are applied", async ({ db }) => {
  const { iso3, round, as, assessor } = await makeScoredCountry(db);
  const bad = await begin(
    as(assessor),
    `code,country_iso3,type,title\n${iso3}-S-900,${iso3},gossip,Act`,
    "sources",
  );
  await workOnRun(system(db), store, bad);
  expect((await getRun(as(assessor), bad)).view).toMatchObject({
    problemCount: 1,
    problems: [{ line: 2, column: "type" }],
  });
  const rating = await begin(
    as(assessor),
    `country_iso3,indicator,state,level,rationale\n${iso3},G2.1,rated,2,Because`,
    "ratings",
    round,
  );
  await workOnRun(system(db), store, rating);
  expect((await getRun(as(assessor), rating)).view).toMatchObject({
    problemCount: 0,
    counts: { created: 1 },
  });
  expect(await applyRun(as(assessor), rating)).toMatchObject({ ok: true });
  await workOnRun(system(db), store, rating);
  expect(await getRun(as(assessor), rating)).toMatchObject({
    status: "done",
    view: { counts: { created: 1 } },
  });
});

test("who may not decide a name asks for it, goes on without its entries, and adds them once it is decided", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const ctx = as(assessor);
  const steward = contextOf(db, await makePerson(db, "Stefan", ["data_steward"]));
  await makeCountry(db, "QAD");
  const text = [
    "country,name,functions",
    `${iso3},Ministry,investigates`,
    `Erewhon,Court,judges`,
    `${iso3},Prosecutor,prosecutes`,
  ].join("\n");
  const reading = { "column.0": "country", "column.1": "name", "column.2": "functions" };
  const checkedRun = async () => {
    const id = await begin(ctx, text, "institutions");
    await workOnRun(system(db), store, id);
    await readRunAs(ctx, readRunSchema.parse({ run: id, ...reading }));
    await workOnRun(system(db), store, id);
    return id;
  };
  const id = await checkedRun();
  const erewhon = { name: "Erewhon", line: 3 };
  expect((await getRun(ctx, id)).view).toMatchObject({ problemCount: 1, names: [erewhon] });
  await expect(
    decideNames(ctx, decideNamesSchema.parse({ run: id, "name.0": "Erewhon", "iso3.0": "QAD" })),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await listAskedNames(steward)).toEqual([]);
  expect(await askForNames(ctx, id)).toMatchObject({ ok: true });
  const asked = [{ name: "Erewhon", likely: [], askedBy: ["assessor"] }];
  expect(await listAskedNames(steward)).toEqual(asked);
  await expect(listAskedNames(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });

  expect(await leaveOutUndecided(ctx, id)).toMatchObject({ ok: true });
  await workOnRun(system(db), store, id);
  expect((await getRun(ctx, id)).view).toMatchObject({
    problemCount: 0,
    names: [erewhon],
    counts: { created: 2, leftOut: 1 },
  });
  await applyRun(ctx, id);
  await workOnRun(system(db), store, id);
  expect(await getRun(ctx, id)).toMatchObject({ status: "done", view: { counts: { created: 2 } } });
  expect(await listAskedNames(steward)).toEqual(asked);

  await decideCountryName(steward, { name: "EREWHON", iso3, version: 0 });
  expect(await listAskedNames(steward)).toEqual([]);
  const again = await checkedRun();
  expect((await getRun(ctx, again)).view).toMatchObject({
    problemCount: 0,
    names: [],
    counts: { created: 1, unchanged: 2 },
    samples: [{ line: 2 }, { line: 3, becomes: "created" }, { line: 4 }],
  });
  await applyRun(ctx, again);
  await workOnRun(system(db), store, again);
  const third = await checkedRun();
  expect((await getRun(ctx, third)).view.counts).toMatchObject({ created: 0, unchanged: 3 });
});

test("of very many names the first are asked about, and those of another way to read the file not without being asked", async ({
  db,
}) => {
  const { as, assessor } = await makeScoredCountry(db);
  const ctx = as(assessor);
  const steward = contextOf(db, await makePerson(db, "Stefan", ["data_steward"]));
  const lines = Array.from({ length: 150 }, (_, place) => `Utopia ${place},Witness ${place},investigates`);
  const id = await begin(ctx, ["country,name,functions", ...lines].join("\n"), "institutions");
  const readAs = async (columns: readonly string[]) => {
    const reading = Object.fromEntries(columns.map((field, place) => [`column.${place}`, field]));
    await workOnRun(system(db), store, id);
    await readRunAs(ctx, readRunSchema.parse({ run: id, ...reading }));
    await workOnRun(system(db), store, id);
  };
  await readAs(["country", "name", "functions"]);
  const { view } = await getRun(ctx, id);
  expect(view).toMatchObject({ nameCount: 150, problemCount: 150 });
  expect(view.names.map(({ line }) => line)).toEqual(Array.from({ length: 100 }, (_, place) => place + 2));
  await askForNames(ctx, id);
  expect(await listAskedNames(steward)).toHaveLength(100);

  await readAs(["name", "country", "functions"]);
  expect((await getRun(ctx, id)).view.names[0]).toMatchObject({ name: "Witness 0" });
  expect(await listAskedNames(steward)).toEqual([]);
});
