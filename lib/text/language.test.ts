import { expect, test } from "vitest";
import { langOf, UNDETERMINED } from "./language";

test("a text of which nobody named the language claims none", () => {
  expect(langOf("ar")).toBe("ar");
  expect(langOf(UNDETERMINED)).toBeUndefined();
  expect(langOf(null)).toBeUndefined();
});
