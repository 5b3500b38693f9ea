import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { LOCALES } from "../locales";
import { catalogueOf } from "./catalogues";

/** Every text of a catalogue by its full key (`errors.notFound.title`). */
function textsOf(node: unknown, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  if (typeof node === "string") return texts.set(prefix, node);
  if (typeof node !== "object" || node === null) throw new Error(`${prefix} is neither text nor group`);
  for (const [key, child] of Object.entries(node))
    for (const [path, text] of textsOf(child, prefix === "" ? key : `${prefix}.${key}`))
      texts.set(path, text);
  return texts;
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** What a text needs from its caller: names of values, plural choices, tags; and the forms each plural has. */
function needsOf(text: string, locale: string) {
  const values = new Set<string>();
  const plurals: { ordinal: boolean; forms: string[] }[] = [];
  const walk = (elements: Elements) => {
    for (const element of elements) {
      if ("value" in element && element.type !== 0) values.add(`${element.value}`);
      if ("options" in element && typeof element.options === "object") {
        const forms = Object.entries(element.options);
        if ("pluralType" in element)
          plurals.push({ ordinal: element.pluralType === "ordinal", forms: forms.map(([form]) => form) });
        else for (const [form] of forms) values.add(`${element.value}=${form}`);
        for (const [, option] of forms) walk(option.value);
      }
      if ("children" in element) walk(element.children);
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst());
  return { values: [...values].sort(), plurals };
}

const english = textsOf(catalogueOf("en"));

describe.each(LOCALES.map((locale) => [locale] as const))("the texts in %s", (locale) => {
  const texts = textsOf(catalogueOf(locale));

  test("have exactly the keys of English", () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("say something everywhere", () => {
    expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  test("take the values of English, no more and no fewer", () => {
    for (const [key, text] of texts)
      expect(needsOf(text, locale).values, key).toEqual(needsOf(english.get(key) ?? "", "en").values);
  });

  test("have every plural form of the language", () => {
    for (const [key, text] of texts) {
      for (const { ordinal, forms } of needsOf(text, locale).plurals) {
        const rules = new Intl.PluralRules(locale, { type: ordinal ? "ordinal" : "cardinal" });
        expect(forms, key).toEqual(expect.arrayContaining(rules.resolvedOptions().pluralCategories));
      }
    }
  });

  test("name only plural forms that exist", () => {
    const known = /^(zero|one|two|few|many|other|=\d+)$/;
    for (const [key, text] of texts)
      for (const { forms } of needsOf(text, locale).plurals)
        expect(
          forms.filter((form) => !known.test(form)),
          key,
        ).toEqual([]);
  });
});

test("Arabic is Arabic: a text with no Arabic letter is a code, a mark or a name", () => {
  const untranslated = [...textsOf(catalogueOf("ar"))].filter(
    ([key, text]) =>
      !/\p{Script=Arabic}/u.test(text) &&
      text === english.get(key) &&
      /[a-z]{4}/i.test(text.replace(/\{[^}]*\}/g, "")),
  );
  expect(untranslated.map(([key]) => key)).toEqual([]);
});

test("a rating has another word in Arabic than an assessment", () => {
  const arabic = textsOf(catalogueOf("ar"));
  const mixed = [...english].filter(
    ([key, text]) =>
      /\bratings?\b/i.test(text) && !/assess/i.test(text) && /تقييم/u.test(arabic.get(key) ?? ""),
  );
  expect(mixed.map(([key]) => key)).toEqual([]);
});

test("a date of digits stands in an isolate in Arabic, or its parts would be read backwards", () => {
  const day = /(?:\d{4}|YYYY)-(?:\d{2}|MM)(?:-(?:\d{2}|DD))?(?:\/\S*\d)?/gu;
  const bare = [...textsOf(catalogueOf("ar"))].filter(([, text]) =>
    [...text.matchAll(day)].some(
      ({ 0: date, index }) => text[index - 1] !== "\u2066" || text[index + date.length] !== "\u2069",
    ),
  );
  expect(bare.map(([key]) => key)).toEqual([]);
});

test("maps and paper carry the reservation of the United Nations word for word", () => {
  const standard =
    "do not imply the expression of any opinion whatsoever on the part of the Secretariat of the United Nations concerning the legal status of any country, territory, city or area or of its authorities, or concerning the delimitation of its frontiers or boundaries.";
  const english = textsOf(catalogueOf("en"));
  const begin = "The designations employed and the presentation of material";
  expect(english.get("map.notice")).toBe(`${begin} on this map ${standard}`);
  expect(english.get("print.designations")).toBe(`${begin} in this document ${standard}`);
});
