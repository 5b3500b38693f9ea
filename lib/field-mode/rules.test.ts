import { expect, test } from "vitest";
import { packOfText, personOfText } from "./pack";
import { FIELD_DAYS_MAX, fieldUntil, isFieldTimeOver } from "./rules";

test("the time of a device ends fourteen days after it began, by the clock it is asked with", () => {
  const began = new Date("2026-03-02T09:00:00Z");
  const until = fieldUntil(began);
  expect(FIELD_DAYS_MAX).toBe(14);
  expect(until.toISOString()).toBe("2026-03-16T09:00:00.000Z");
  expect(isFieldTimeOver(until, new Date(until.getTime() - 1))).toBe(false);
  expect(isFieldTimeOver(until, until)).toBe(true);
});

test("a text that is no pack of this form is none", () => {
  for (const text of ["", "{", "null", '{"format":2}', '{"format":1}']) expect(packOfText(text)).toBeNull();
  expect(personOfText(null)).toBeNull();
  expect(personOfText('{"userId":"1"}')).toBeNull();
});
