import { expect, test } from "vitest";
import { isEnoughToSuggest } from "./query-min";

test.each(["be", "NG", "é1", "بن", "Бе", "a b", "贝", "の", "ナ", "한", "12"])("suggests for %s", (q) => {
  expect(isEnoughToSuggest(q)).toBe(true);
});

test.each(["", "b", " b ", "b.", "ن", "Б", "7", "%%", "--", "، ،", "e\u0301"])(
  "suggests nothing for %s",
  (q) => {
    expect(isEnoughToSuggest(q)).toBe(false);
  },
);
