/** What a person says of a file in the wizard: marks, words, sheets, encodings, sources. */
import { writeXlsx } from "hucre/xlsx";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import type { Ctx } from "@/lib/core/context";
import { parseInput } from "@/lib/core/form";
import { applyRun, readRunAs } from "@/lib/import/runs/mutations";
import { getRun } from "@/lib/import/runs/queries";
import { readRunSchema } from "@/lib/import/runs/schema";
import { workOnImport } from "@/lib/import/runs/work";
import { test } from "@/tests/support/database";
import { makeSource } from "@/tests/support/entries";
import { begin, store, system } from "@/tests/support/import-runs";
import { contextOf, makePerson } from "@/tests/support/programme";
import { FIGURES, figure } from "@/tests/support/register-files";
import { makeScoredCountry } from "@/tests/support/scored-country";

/** An import in the hands of a person: each step is followed by the worker's. */
async function importOf(db: Database, ctx: Ctx, content: string | Uint8Array) {
  const id = await begin(ctx, content);
  const work = async () => {
    await workOnImport(system(db), store, id);
    return getRun(ctx, id);
  };
  const first = await work();
  /** The form as it stands, with what is chosen otherwise. */
  const readAs = async (choices: Record<string, string> = {}) => {
    const { layout } = (await getRun(ctx, id)).view;
    const standing = {
      sheet: String(layout?.sheet ?? ""),
      headerLine: String(layout?.headerLine ?? ""),
      encoding: layout?.encoding ?? "",
      ...Object.fromEntries(layout?.mapping.fields.map((field, at) => [`column.${at}`, field ?? ""]) ?? []),
    };
    await readRunAs(ctx, readRunSchema.parse({ run: id, ...standing, ...choices }));
    return work();
  };
  const apply = async () => {
    expect(await applyRun(ctx, id)).toMatchObject({ ok: true });
    return work();
  };
  return { first, readAs, apply };
}

const stewardOf = async (db: Database) => contextOf(db, await makePerson(db, "Stella", ["data_steward"]));

test("marks are asked about once for the whole file, told with their bound, and kept for its layout", async ({
  db,
}) => {
  const { iso3 } = await makeScoredCountry(db);
  const steward = await stewardOf(db);
  const lines = (from: number) =>
    [
      `${FIGURES},remark`,
      ...["-99", "-99", "*", "", "NA", "7"].map((value, place) => `${figure(iso3, from + place, value)},`),
    ].join("\n");
  const { readAs, apply } = await importOf(db, steward, lines(2001));
  const asked = await readAs();
  expect(asked.view.problems.map(({ line, code }) => [line, code])).toEqual([
    [2, "mark_unclear"],
    [3, "mark_unclear"],
    [4, "mark_unclear"],
    [5, "value_absent"],
  ]);
  expect(asked.view.marks).toEqual([
    { mark: "-99", cells: 2, meaning: null },
    { mark: "*", cells: 1, meaning: null },
    { mark: "", cells: 1, meaning: null },
    { mark: "NA", cells: 1, meaning: "not_available" },
  ]);
  const told = {
    "mark.0": "-99",
    "means.0": "not_reported",
    "mark.1": "*",
    "means.1": "hidden",
    "below.1": "5",
    "mark.2": "",
    "means.2": "zero",
    keep: "on",
  };
  const ready = await readAs(told);
  expect(ready.view).toMatchObject({ problemCount: 0, counts: { created: 6 } });
  expect(
    ready.view.samples.map(({ values: { valueStatus, value, below } }) => [valueStatus, value, below]),
  ).toEqual([
    ["not_reported", null, null],
    ["not_reported", null, null],
    ["suppressed", null, 5],
    ["exact", 0, null],
    ["not_available", null, null],
    ["exact", 7, null],
  ]);
  const said = ready.view.notices.filter(({ first }) => first.code === "mark_status");
  expect(said.map(({ first: { values }, count }) => [values.value, values.status, count])).toEqual([
    ["-99", "not_reported", 2],
    ["NA", "not_available", 1],
  ]);
  const done = await apply();
  expect(done).toMatchObject({ status: "done", view: { counts: { created: 6 } } });
  expect(done.view.notices).toEqual(ready.view.notices);

  const next = await importOf(db, steward, lines(2011));
  expect(next.first.view.layout?.mapping.marks).toEqual({
    "-99": "not_reported",
    "*": "below_5",
    "": "zero",
  });
});

test("a hidden mark without its bound is refused at its field", () => {
  const told = { run: crypto.randomUUID(), "mark.0": "*", "means.0": "hidden", "below.0": "" };
  expect(parseInput(readRunSchema, told)).toEqual({
    ok: false,
    fields: { "below.0": ["errors.field.out_of_range"] },
  });
  expect(parseInput(readRunSchema, { ...told, "below.0": "5" })).toMatchObject({
    value: { mapping: { marks: { "*": "below_5" } } },
  });
});

test("rows with a word that the register does not know are left out where a person says so, which is said", async ({
  db,
}) => {
  const { iso3 } = await makeScoredCountry(db);
  const { readAs, apply } = await importOf(
    db,
    await stewardOf(db),
    [
      FIGURES,
      figure(iso3, 2001, 4),
      figure(iso3, 2001, 9).replace("detected_victims", "Persons deported"),
      figure(iso3, 2002, 8).replace("detected_victims", "Persons deported"),
    ].join("\n"),
  );
  const asked = await readAs();
  const word = { field: "indicator", column: "indicator", word: "Persons deported", rows: 2 };
  expect(asked.view).toMatchObject({ problemCount: 2, unknownWords: [word] });
  const leaving = { "field.0": "indicator", "word.0": "Persons deported" };
  expect((await readAs(leaving)).view.problemCount).toBe(2);
  const ready = await readAs({ ...leaving, "left_out.0": "on" });
  expect(ready.view).toMatchObject({ problemCount: 0, counts: { created: 1, leftOut: 2 } });
  expect(ready.view.layout?.mapping.leftOut).toEqual({ indicator: ["Persons deported"] });
  expect(ready.view.notices).toMatchObject([
    { first: { code: "left_out_chosen", values: { value: "Persons deported" } }, count: 2 },
  ]);
  expect((await apply()).view).toMatchObject({ counts: { created: 1, leftOut: 2 } });
});

test("the sheet with the known names is read, and another one with the line of its own names", async ({
  db,
}) => {
  const { iso3 } = await makeScoredCountry(db);
  const table = [FIGURES, figure(iso3, 2001, 4)].map((line) => line.split(","));
  const bytes = await writeXlsx({
    sheets: [
      { name: "Notes", rows: [["Read me"], ["Figures of the police"], ["Value", "a count"]] },
      { name: "Old", rows: [["Figures of the year before"], [], ...table] },
      { name: "Hidden", hidden: true, rows: [[...(table[0] ?? []), "note"], ...table.slice(1)] },
      { name: "Data", rows: table },
    ],
  });
  const { first, readAs } = await importOf(db, await stewardOf(db), bytes);
  expect(first.view.layout).toMatchObject({ sheet: 1, headerLine: 3 });
  expect(first.view.notices.map(({ first: { code, values } }) => [code, values.sheet])).toEqual(
    expect.arrayContaining([
      ["sheet_hidden", "Hidden"],
      ["sheet_chosen", "Old"],
    ]),
  );
  const moved = await readAs({ sheet: "3" });
  expect(moved).toMatchObject({ step: "look", view: { layout: { sheet: 3, headerLine: 1 } } });
  expect(moved.view.layout?.columns[0]?.name).toBe("country");
  expect((await readAs()).view).toMatchObject({ problemCount: 0, counts: { created: 1 } });
});

test("what was understood of the bytes is said until the end", async ({ db }) => {
  const { iso3 } = await makeScoredCountry(db);
  const text = [FIGURES, figure(iso3, 2001, 4).replace("Police", "Préfecture")].join("\n");
  const { first, readAs, apply } = await importOf(db, await stewardOf(db), Buffer.from(text, "latin1"));
  const encoding = { first: { code: "encoding", values: { encoding: "windows-1252" } } };
  expect(first.view.notices).toMatchObject([encoding]);
  expect((await readAs()).view).toMatchObject({ notices: [encoding], counts: { created: 1 } });
  expect((await apply()).view.notices).toMatchObject([encoding]);
});

test("a steward who may add no source reads what to do, and cites one source in every line", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const code = await makeSource(as(assessor), iso3);
  const { readAs, apply } = await importOf(
    db,
    await stewardOf(db),
    [`${FIGURES},source`, `${figure(iso3, 2001, 4)},CTS`].join("\n"),
  );
  expect((await readAs()).view.problems).toMatchObject([{ code: "source_not_addable", column: "source" }]);
  const ready = await readAs({ "column.9": "", "constant.source": code });
  expect(ready.view).toMatchObject({ problemCount: 0, counts: { created: 1 } });
  expect(await apply()).toMatchObject({ status: "done" });
});
