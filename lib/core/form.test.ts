import { expect, test } from "vitest";
import { z } from "zod";
import { list } from "./field-schemas";
import { parseInput } from "./form";
import { formEntries, typedValues } from "./form-entries";

function formOf(...entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

test("repeated names become lists, and the framework's own fields are left out", () => {
  expect(formEntries(formOf(["a", "1"], ["b", "2"], ["b", "3"], ["$ACTION_ID", "x"]))).toEqual({
    a: "1",
    b: ["2", "3"],
  });
});

test("passphrases are never sent back", () => {
  expect(typedValues(formOf(["email", "e"], ["passphrase", "p"], ["currentPassphrase", "c"]))).toEqual({
    email: "e",
  });
});

test("none, one and many ticked boxes are all lists", () => {
  const schema = z.object({ roles: list(z.enum(["a", "b"])) });
  expect(parseInput(schema, {})).toEqual({ ok: true, value: { roles: [] } });
  expect(parseInput(schema, { roles: "a" })).toEqual({ ok: true, value: { roles: ["a"] } });
  expect(parseInput(schema, { roles: ["a", "b"] })).toEqual({ ok: true, value: { roles: ["a", "b"] } });
});

test("problems are message keys by field: missing, invalid, or the schema's own", () => {
  const schema = z.object({ a: z.string(), b: z.number(), c: z.string().min(9, "errors.field.own") });
  expect(parseInput(schema, { b: "x", c: "y" })).toEqual({
    ok: false,
    fields: { a: ["errors.field.missing"], b: ["errors.field.invalid"], c: ["errors.field.own"] },
  });
});

test("a refused entry of a list belongs to the list, and is named", () => {
  const schema = z.object({ countries: list(z.string().regex(/^[A-Z]{3}$/, "errors.field.iso3")) });
  expect(parseInput(schema, { countries: ["BEN", "TG", "N"] })).toEqual({
    ok: false,
    fields: { countries: ["errors.field.iso3"] },
    entries: { countries: "TG" },
  });
});
