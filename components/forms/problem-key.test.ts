import { expect, test } from "vitest";
import { problemKey } from "./problem-key";

test.each([
  ["radios", "errors.field.not_chosen"],
  ["select", "errors.field.not_chosen"],
  ["checkboxes", "errors.field.none_chosen"],
  ["text", "errors.field.missing"],
  [undefined, "errors.field.missing"],
] as const)("what is missing in a field of kind %s", (kind, key) => {
  expect(problemKey("errors.field.missing", kind)).toBe(key);
});

test("what is wrong otherwise has the same words in every field", () => {
  expect(problemKey("errors.field.invalid", "radios")).toBe("errors.field.invalid");
});
