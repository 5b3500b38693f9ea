/** Every field of a form is read by these, with one meaning. */
import { expect, test } from "vitest";
import { z } from "zod";
import { list, optionalText, requiredText, requiredWholeNumber, wholeNumber } from "./field-schemas";
import { parseInput } from "./form";

const schema = z.object({ must: requiredText(5), may: optionalText(5), many: list(z.string()) });

test("a text loses blanks around it and the carriage returns of a form, and is counted without them", () => {
  expect(parseInput(schema, { must: " a\r\nb\r\n", may: "a\r\nbcd", many: "x" })).toEqual({
    ok: true,
    value: { must: "a\nb", may: "a\nbcd", many: ["x"] },
  });
  expect(parseInput(schema, { must: "a\r\nbcde", may: "abcdef" })).toEqual({
    ok: false,
    fields: { must: ["errors.field.too_long"], may: ["errors.field.too_long"] },
  });
});

test("what is blank or absent is null where it may be, missing where it must be there, and none of a list", () => {
  expect(parseInput(schema, { must: "a", may: " \r\n ", many: "" })).toEqual({
    ok: true,
    value: { must: "a", may: null, many: [] },
  });
  expect(parseInput(schema, { must: "a" })).toEqual({
    ok: true,
    value: { must: "a", may: null, many: [] },
  });
  for (const must of [undefined, "", " \r\n"])
    expect(parseInput(schema, { must })).toEqual({
      ok: false,
      fields: { must: ["errors.field.missing"] },
    });
});

test("a whole number is read from digits alone and within its bounds; a blank is null only where it may be", () => {
  const numbers = z.object({ must: requiredWholeNumber(1, 10), may: wholeNumber(1, 10) });
  expect(parseInput(numbers, { must: " 7 ", may: "" })).toEqual({ ok: true, value: { must: 7, may: null } });
  expect(parseInput(numbers, { must: "", may: "11" })).toEqual({
    ok: false,
    fields: { must: ["errors.field.not_a_number"], may: ["errors.field.out_of_range"] },
  });
  expect(parseInput(numbers, { must: "1e1", may: "2.5" })).toEqual({
    ok: false,
    fields: { must: ["errors.field.not_a_number"], may: ["errors.field.not_a_number"] },
  });
});
