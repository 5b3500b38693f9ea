import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { totalText } from "./fact-words";

const t = createTranslator({ locale: "en", messages: catalogueOf("en") });
const textOf = (total: Parameters<typeof totalText>[2]) => totalText(t, "en", total);

describe("the total of a map", () => {
  test("says of how many countries it is", () => {
    expect(textOf({ value: { kind: "shown", value: 1234 }, counted: 3, without: 1 })).toBe(
      "1,234; 3 countries and areas added, one left out",
    );
    expect(textOf({ value: { kind: "at_least", value: 20 }, counted: 2, without: 0 })).toMatch(
      /^at least 20; /,
    );
  });

  test("claims nothing of countries of which nothing was added", () => {
    const value = { kind: "missing", status: "not_reported" } as const;
    expect(textOf({ value, counted: 0, without: 248 })).toBe(
      "no total; no country or area added, 248 left out",
    );
  });
});
