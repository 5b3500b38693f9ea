import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { importRuns } from "@/db/schema/import";
import { registerEntries } from "@/db/schema/register";
import { applyRun, decideNames, discardRun, readRunAs } from "@/lib/import/runs/mutations";
import { getRun, listBatches } from "@/lib/import/runs/queries";
import { decideNamesSchema, readRunSchema } from "@/lib/import/runs/schema";
import { workOnImport } from "@/lib/import/runs/work";
import { undoBatch } from "@/lib/import/undo";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { test } from "@/tests/support/database";
import { begin, store, system } from "@/tests/support/import-runs";
import { contextOf, giveDutyRow, makeCountry, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("a broken file is looked at, read as a person says, decided, mended, applied by the worker, and undone", async ({
  db,
}) => {
  const { iso3, assessmentId } = await makeScoredCountry(db);
  const manager = await makePerson(db, "Manager", ["programme_manager"]);
  await giveDutyRow(db, assessmentId, manager.userId, "assessor");
  const ctx = contextOf(db, manager);
  const work = (id: string) => workOnImport(system(db), store, id);
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
    undone: null,
  });
  expect(applied.undone).toBeNull();
  expect(await undoBatch(ctx, batch?.id ?? "")).toEqual({ ok: true, value: { undone: 2, left: [] } });
  expect((await getRun(ctx, mended)).undone).toEqual({ counts: { undone: 2, left: 0 }, named: "" });
});

test("an import belongs to whose it is, ends after a day, and fails without a trace where its person may no more", async ({
  db,
}) => {
  const { iso3, as, assessor, lead, reviewer, setState } = await makeScoredCountry(db);
  const text = `country,reporting_body,year,indicator,dimension,sex,age,value,unit\n${iso3},Police,2019,detected_victims,total,total,total,4,persons`;
  await expect(begin(as(reviewer), text)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const id = await begin(as(assessor), text);
  await expect(getRun(as(lead), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await workOnImport(system(db), store, id);
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
  await workOnImport(system(db), store, id);
  expect(await applyRun(as(assessor), id)).toMatchObject({ ok: true });
  await setState("internal_review");
  await workOnImport(system(db), store, id);
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
  await workOnImport(system(db), store, bad);
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
  await workOnImport(system(db), store, rating);
  expect((await getRun(as(assessor), rating)).view).toMatchObject({
    problemCount: 0,
    counts: { created: 1 },
  });
  expect(await applyRun(as(assessor), rating)).toMatchObject({ ok: true });
  await workOnImport(system(db), store, rating);
  expect(await getRun(as(assessor), rating)).toMatchObject({
    status: "done",
    view: { counts: { created: 1 } },
  });
});

test.for([
  {
    kind: "sources",
    header: "code,country_iso3,type,title",
    row: (iso3: string) => `${iso3}-S-900,${iso3},media,Talk with Ms Amina Bello`,
    place: { line: 2, column: "title" },
  },
  {
    kind: "ratings",
    header: "country_iso3,indicator,state,level,rationale",
    row: (iso3: string) => `${iso3},G2.1,rated,2,The girl Amina Bello was punished`,
    place: { line: 2, column: "rationale" },
  },
])(
  "an import of $kind says in check and result that a text may tell who a person is",
  async ({ kind, header, row, place }, { db }) => {
    const { iso3, round, as, assessor } = await makeScoredCountry(db);
    const target = kind === "ratings" ? round : undefined;
    const id = await begin(as(assessor), `${header}\n${row(iso3)}`, kind, target);
    const noticed = [{ first: { ...place, code: "personal", values: { value: "Amina Bello" } }, count: 1 }];
    await workOnImport(system(db), store, id);
    expect((await getRun(as(assessor), id)).view).toMatchObject({ counts: { created: 1 }, notices: noticed });
    await applyRun(as(assessor), id);
    await workOnImport(system(db), store, id);
    expect(await getRun(as(assessor), id)).toMatchObject({ status: "done", view: { notices: noticed } });
  },
);

test("a programme manager imports nothing but ratings of other organisations", async ({ db }) => {
  const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
  await expect(begin(manager, "code,name", "institutions")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
