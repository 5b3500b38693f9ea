import { readFileSync } from "node:fs";
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { requireEdition } from "@/lib/instruments/parse";
import { RulesInWords } from "./rules-in-words";

const editionOf = (file: string) => requireEdition(readFileSync(file, "utf8"));
const gpat = editionOf("lib/instruments/editions/gpat-1.0.0.json");

/** What the page says of an edition, without the folded texts of the edition itself. */
function said(edition: typeof gpat, locale: Locale): string {
  const page = createElement(NextIntlClientProvider, {
    locale,
    messages: catalogueOf(locale),
    timeZone: "UTC",
    // biome-ignore lint/correctness/noChildrenProp: the type of the provider asks for it among the properties
    children: createElement(RulesInWords, { edition }),
  });
  return renderToStaticMarkup(page)
    .replace(/<details>.*?<\/details>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ");
}

describe.each(LOCALES)("the method in %s", (locale) => {
  const words = catalogueOf(locale).method.rules;
  const text = said(gpat, locale);

  test("says every reason of a gap with its rule", () => {
    for (const reason of gpat.file.gaps?.reasons ?? []) {
      expect(text).toContain(reason.label);
      if (reason.rule) expect(text).toContain(reason.rule);
    }
    expect(text).toContain(words.gapNotFor.replace("{codes}", "R4"));
    expect(text).toContain(words.gapCiteIn.replace("{codes}", "R4.1, R4.2, R4.3, R4.4"));
  });

  test("says of a claim that holds in one case only in which case", () => {
    const level = words.claimLevels.exposure.replace("{levels}", "1");
    expect(text).toContain(`${level} ${words.claimOnlyForNotApplicable} ${words.claimNeeds.search_record}`);
    expect(text).not.toContain(`${level} ${words.claimNeeds.search_record}`);
  });

  test("says what counts for a confidence, and what does not", () => {
    for (const sentence of [words.independence, words.age, words.excludedUngraded]) {
      expect(text).toContain(sentence);
    }
    expect(text).toContain(words.excludedReliability.replace("{grades}", "E"));
    expect(text).toContain(words.excludedCredibility.replace("{grades}", "5"));
    expect(text).toContain("Medium ≥ 1.75 · High ≥ 2.5");
  });

  test("says how a priority is computed and when its factor is 1", () => {
    expect(text).toContain(words.priorityFormula);
    expect(text).toContain(words.priorityOneFor.replace("{codes}", "G2.1"));
    for (const sentence of [words.priorityOneGate, words.priorityOneLink]) expect(text).toContain(sentence);
  });

  test("names figures by their titles, and their keys beside the title in the table alone", () => {
    for (const { key, title } of gpat.file.aggregates) {
      expect(text).toContain(title);
      expect(text.split(` ${key} `)).toHaveLength(2);
    }
    const [cap] = gpat.file.balanceCaps ?? [];
    const capped = gpat.nodes.get(cap?.aggregate ?? "")?.title;
    const [before = ""] = words.balanceCap.split("<node>");
    expect(text).toContain(`${before.trim()} ${capped}`);
  });

  test("says every line from which a level is suggested, and when a treaty binds", () => {
    for (const rule of gpat.file.derivations?.rules ?? []) {
      expect(text).toContain(words.derivationCaption.replace("{indicator}", rule.indicator));
      for (const line of rule.levels) expect(text).toContain(line.text);
    }
    expect(text).toContain("2003");
  });
});

test("what an edition does not rule is not said", () => {
  const text = said(editionOf("tests/support/instruments/sum-of-three.json"), "en");
  const words = catalogueOf("en").method.rules;
  for (const sentence of [words.derivations, words.independence, words.priority, words.gapRequest]) {
    expect(text).not.toContain(sentence);
  }
});
