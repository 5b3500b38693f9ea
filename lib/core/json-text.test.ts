import { expect, test } from "vitest";
import { jsonText, ofJsonText } from "./json-text";

test("a value comes back as it was, without what is undefined", () => {
  const value = {
    word: "</script> \u2028 العربية",
    level: 0,
    none: null,
    list: [{ a: true }],
    left: undefined,
  };
  expect(ofJsonText(jsonText(value))).toEqual({
    word: "</script> \u2028 العربية",
    level: 0,
    none: null,
    list: [{ a: true }],
  });
});
