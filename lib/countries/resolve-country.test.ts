import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { M49_COUNTRIES, M49_LANGUAGES, M49_REGIONS } from "./m49";
import { nameKey, normaliseName } from "./name-key";
import { AREAS_NOT_LISTED, NAME_SOURCES, OTHER_NAMES } from "./name-variants";
import { countryKnowledge, isOpenToDecision, type ListedCountry, resolveCountry } from "./resolve-country";

const listed: readonly ListedCountry[] = M49_COUNTRIES.map(({ iso3, iso2, m49, names }) => ({
  iso3,
  iso2,
  m49,
  names: Object.values(names),
}));
const knowledge = countryKnowledge(listed);
/** The region; the State of that name has a longer one in M49. */
const MICRONESIA = "057";
const iso3Of = (text: string) => {
  const answer = resolveCountry(text, knowledge);
  return answer.kind === "known" ? answer.iso3 : answer.kind;
};
const anyName = fc
  .constantFrom(...M49_COUNTRIES)
  .chain((country) => fc.constantFrom(...M49_LANGUAGES).map((language) => ({ country, language })))
  .map(({ country, language }) => ({ iso3: country.iso3, name: country.names[language] }));

describe("a normalised name", () => {
  test("does not change when it is normalised again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
      }),
      { numRuns: 500 },
    );
  });

  test("does not depend on accents, their order or how they are encoded", () => {
    const marks = fc.shuffledSubarray(["\u0301", "\u0323", "\u0308", "\u0327"]);
    fc.assert(
      fc.property(anyName, marks, fc.nat(), ({ name }, accents, at) => {
        const letters = [...name];
        const place = at % letters.length;
        const marked = letters.toSpliced(place + 1, 0, ...accents).join("");
        expect(nameKey(marked)).toBe(nameKey(name));
        expect(nameKey(name.normalize("NFD"))).toBe(nameKey(name));
        expect(nameKey(name.normalize("NFC"))).toBe(nameKey(name));
      }),
    );
  });

  test("does not depend on case, spaces, punctuation, the article or the ampersand", () => {
    expect(nameKey("  THE   Gambia ")).toBe(nameKey("gambia"));
    expect(nameKey("Trinidad & Tobago")).toBe(nameKey("Trinidad and Tobago"));
    expect(nameKey("Cote d’Ivoire")).toBe(nameKey("Côte d'Ivoire"));
    expect(nameKey("St.\u00A0Lucia")).toBe(nameKey("Saint Lucia"));
    expect(nameKey("Guinea-Bissau")).toBe(nameKey("Guinea – Bissau"));
    expect(nameKey("Guinea-Bissau")).not.toBe(nameKey("Guinea"));
  });
});

describe("a country is found", () => {
  test("by each of its names in the six languages", () => {
    for (const { iso3, names } of M49_COUNTRIES) {
      for (const language of M49_LANGUAGES) expect(iso3Of(names[language]), names[language]).toBe(iso3);
    }
  });

  test("by alpha-2, alpha-3 and M49 code, in any case, with or without leading zeros", () => {
    for (const { iso3, iso2, m49 } of M49_COUNTRIES) {
      for (const code of [iso3, iso2, m49, iso3.toLowerCase(), iso2.toLowerCase(), String(Number(m49))]) {
        expect(iso3Of(code), code).toBe(iso3);
      }
      expect(iso3Of(`${Number(m49)}.0`)).toBe(iso3);
    }
    expect(iso3Of("NA")).toBe("NAM");
  });

  test.each([
    ["Ivory Coast", "CIV"],
    ["Burma", "MMR"],
    ["Swaziland", "SWZ"],
    ["South Korea", "KOR"],
    ["Korea, Dem. People's Rep.", "PRK"],
    ["Congo (Kinshasa)", "COD"],
    ["Congo, Dem. Rep.", "COD"],
    ["Congo", "COG"],
    ["Zaire", "COD"],
    ["Vietnam", "VNM"],
    ["The Gambia", "GMB"],
    ["Gambia, The", "GMB"],
    ["Czech Republic", "CZE"],
    ["Macedonia", "MKD"],
    ["The former Yugoslav Republic of Macedonia", "MKD"],
    ["Turkey", "TUR"],
    ["TÜRKİYE", "TUR"],
    ["Turkiye", "TUR"],
    ["Cape Verde", "CPV"],
    ["Holy See (Vatican City State)", "VAT"],
    ["Palestine", "PSE"],
    ["West Bank and Gaza", "PSE"],
    ["China, Hong Kong Special Administrative Region", "HKG"],
    ["Tanzania, United Republic of", "TZA"],
    ["Republic of Benin", "BEN"],
    ["Kingdom of Cambodia", "KHM"],
    ["UK", "GBR"],
    ["U.S.A.", "USA"],
    ["Viet\u00A0Nam", "VNM"],
    ["Lao People’s Democratic Republic", "LAO"],
    ["بنين", "BEN"],
    ["سوريا", "SYR"],
    ["Россия", "RUS"],
    ["韩国", "KOR"],
    ["German Democratic Republic", "DEU"],
  ])("by the usual variant %s", (text, iso3) => {
    expect(iso3Of(text)).toBe(iso3);
  });

  test("by every shipped variant, which says where it is from", () => {
    for (const { iso3, names } of OTHER_NAMES)
      for (const name of names) expect(iso3Of(name), name).toBe(iso3);
    expect(Object.values(NAME_SOURCES).every((source) => source.length > 20)).toBe(true);
  });

  test("whatever its case and spaces", () => {
    fc.assert(
      fc.property(anyName, fc.boolean(), ({ iso3, name }, upper) => {
        const other = upper ? name.toUpperCase() : name.toLowerCase();
        expect(iso3Of(`\u00A0 ${other.replaceAll(" ", "  ")}\t`)).toBe(iso3);
      }),
    );
  });
});

describe("nothing is guessed", () => {
  test.each([
    ["Korea", ["KOR", "PRK"]],
    ["Serbia and Montenegro", ["MNE", "SRB"]],
    ["SCG", ["MNE", "SRB"]],
    ["891", ["MNE", "SRB"]],
    ["Czechoslovakia", ["CZE", "SVK"]],
    ["Netherlands Antilles", ["BES", "CUW", "SXM"]],
    ["Virgin Islands", ["VGB", "VIR"]],
  ])("%s is asked about", (text, iso3s) => {
    expect(resolveCountry(text, knowledge)).toMatchObject({ kind: "ambiguous", iso3s });
  });

  test("a name that is a country's and a region's is asked about", () => {
    expect(resolveCountry("Micronesia", knowledge)).toEqual({
      kind: "ambiguous",
      iso3s: ["FSM"],
      orRegion: true,
    });
  });

  test.each(["Africa", "World", "Sub-Saharan Africa", "1", "002", "WLD", "أفريقيا", "Middle East"])(
    "%s is a region, no country",
    (text) => {
      expect(resolveCountry(text, knowledge)).toMatchObject({ kind: "not_country", what: "region" });
    },
  );

  test("regions in the six languages are no countries", () => {
    for (const { m49, names } of M49_REGIONS) {
      const expected = m49 === MICRONESIA ? "ambiguous" : "not_country";
      for (const language of M49_LANGUAGES) expect(iso3Of(names[language]), names[language]).toBe(expected);
    }
  });

  test("totals, what is not stated, and parts of States are no countries", () => {
    expect(resolveCountry("European Union", knowledge)).toMatchObject({ what: "organisation" });
    expect(resolveCountry("Total", knowledge)).toMatchObject({ what: "total" });
    expect(resolveCountry("Other", knowledge)).toMatchObject({ what: "unstated" });
    expect(resolveCountry("GBR_E_W", knowledge)).toMatchObject({ what: "part_of_state", partOf: "GBR" });
    expect(resolveCountry("Iraq (Central Iraq)", knowledge)).toMatchObject({ partOf: "IRQ" });
  });

  test.each(["Atlantis", "", "?", "n/a", "N.A.", "-", "Niger ia 2", "9999", "Republic of"])(
    "%j is unknown",
    (text) => {
      expect(resolveCountry(text, knowledge).kind).toBe("unknown");
    },
  );

  test("an area that M49 does not list is known only where an administrator added it", () => {
    for (const { iso3, names, codes } of AREAS_NOT_LISTED) {
      const added = countryKnowledge([...listed, { iso3, iso2: null, m49: null, names: [names[0] ?? ""] }]);
      for (const text of [...names, ...codes]) {
        expect(resolveCountry(text, knowledge), text).toEqual({ kind: "unknown", unlistedArea: iso3 });
        expect(resolveCountry(text, added), text).toMatchObject({ kind: "known", iso3 });
      }
    }
  });

  test("two areas of one name are asked about", () => {
    const twice = countryKnowledge([...listed, { iso3: "XAB", iso2: null, m49: null, names: ["Benin"] }]);
    expect(resolveCountry("Benin", twice)).toMatchObject({ kind: "ambiguous", iso3s: ["BEN", "XAB"] });
  });
});

describe("a decision of the installation", () => {
  const decided = countryKnowledge(
    listed,
    new Map([
      [nameKey("Korea"), "KOR"],
      [nameKey("Unallocated"), null],
      [nameKey("n/a"), null],
      [nameKey("France"), "DEU"],
    ]),
  );

  test("answers an ambiguous or unknown name, however it is written", () => {
    expect(resolveCountry("KOREA ", decided)).toEqual({ kind: "known", iso3: "KOR", by: "decision" });
    expect(resolveCountry("(unallocated)", decided)).toMatchObject({ kind: "not_country", what: "decided" });
  });

  test("never changes what is known: NA stays Namibia and France stays France", () => {
    expect(resolveCountry("NA", decided)).toMatchObject({ iso3: "NAM", by: "code" });
    expect(resolveCountry("France", decided)).toMatchObject({ iso3: "FRA", by: "name" });
    expect(isOpenToDecision("France", decided)).toBe(false);
    expect(isOpenToDecision("Africa", decided)).toBe(false);
    expect(isOpenToDecision("Korea", decided)).toBe(true);
    expect(isOpenToDecision("?", decided)).toBe(false);
  });
});
