import { expect } from "vitest";
import { decideCountryName } from "@/lib/countries/name-mutations";
import {
  applyRun,
  askForNames,
  decideNames,
  leaveOutUndecided,
  readRunAs,
} from "@/lib/import/runs/mutations";
import { getRun, listAskedNames } from "@/lib/import/runs/queries";
import { decideNamesSchema, readRunSchema } from "@/lib/import/runs/schema";
import { workOnImport } from "@/lib/import/runs/work";
import { test } from "@/tests/support/database";
import { begin, store, system } from "@/tests/support/import-runs";
import { contextOf, giveDutyRow, makeCountry, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

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
    await workOnImport(system(db), store, id);
    await readRunAs(ctx, readRunSchema.parse({ run: id, ...reading }));
    await workOnImport(system(db), store, id);
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
  await workOnImport(system(db), store, id);
  expect((await getRun(ctx, id)).view).toMatchObject({
    problemCount: 0,
    names: [erewhon],
    counts: { created: 2, leftOut: 1 },
  });
  await applyRun(ctx, id);
  await workOnImport(system(db), store, id);
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
  await workOnImport(system(db), store, again);
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
    await workOnImport(system(db), store, id);
    await readRunAs(ctx, readRunSchema.parse({ run: id, ...reading }));
    await workOnImport(system(db), store, id);
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

test("names that an import goes on without stay on its page where the writing meets new problems", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const closing = await makeScoredCountry(db);
  await giveDutyRow(db, closing.assessmentId, assessor.userId, "assessor");
  const ctx = as(assessor);
  const text = [
    "country,name,functions",
    `${iso3},Ministry,investigates`,
    `${closing.iso3},Court,judges`,
    "Nowhereland,Court,judges",
  ].join("\n");
  const id = await begin(ctx, text, "institutions");
  const work = () => workOnImport(system(db), store, id);
  await work();
  const reading = { "column.0": "country", "column.1": "name", "column.2": "functions" };
  await readRunAs(ctx, readRunSchema.parse({ run: id, ...reading }));
  await work();
  await leaveOutUndecided(ctx, id);
  await work();
  const names = [{ name: "Nowhereland", line: 4 }];
  expect((await getRun(ctx, id)).view).toMatchObject({ problemCount: 0, names, nameCount: 1 });
  await applyRun(ctx, id);
  await closing.setState("internal_review");
  await work();
  expect(await getRun(ctx, id)).toMatchObject({
    status: "ready",
    view: { problemCount: 1, problems: [{ line: 3 }], names, nameCount: 1 },
  });
});
