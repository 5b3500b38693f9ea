import { getTableColumns } from "drizzle-orm";
import { expect, test } from "vitest";
import { REGISTERS } from "@/db/enums";
import { DEFINITIONS, registersLinked } from "./definitions";
import type { Field } from "./fields";
import { TABLES } from "./tables";

/** Columns that a register keeps beside what a person types. */
const BESIDE = ["entryId", "position", "readerId", "secondReaderId", "secondReadAt"];
const stored = (fields: readonly Field[]) =>
  fields.filter(({ kind }) => kind !== "entries").map(({ name }) => name);

test.each(REGISTERS)("the fields of %s are the columns of its tables", (key) => {
  const { own, rows } = TABLES[key];
  const { fields, rows: lists } = DEFINITIONS[key];
  const columnsOf = (table: typeof own) =>
    Object.keys(getTableColumns(table)).filter((name) => !BESIDE.includes(name));
  expect(columnsOf(own).sort()).toEqual(stored(fields).sort());
  expect(Object.keys(rows)).toEqual(lists.map(({ name }) => name));
  for (const list of lists) {
    const table = rows[list.name];
    expect(table && columnsOf(table).sort()).toEqual(stored(list.fields).sort());
  }
});

test("every register has a letter of its own", () => {
  const letters = REGISTERS.map((key) => DEFINITIONS[key].letter);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters).not.toContain("S");
});

test("the words of an edition for its registers each mean one register at most", () => {
  const words = REGISTERS.flatMap((key) => DEFINITIONS[key].linkedRegisters);
  expect(new Set(words).size).toBe(words.length);
  expect(registersLinked(["law", "reform_event", "proceedings", "project", "source"])).toEqual([
    "proceedings",
    "laws",
  ]);
});
