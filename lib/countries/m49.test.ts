import { describe, expect, test } from "vitest";
import { M49_COUNTRIES, M49_LANGUAGES, M49_SOURCE, m49Country, m49RegionsOf } from "./m49";

describe("the list of countries and areas", () => {
  test("has the 248 rows of M49, each code once", () => {
    expect(M49_COUNTRIES).toHaveLength(248);
    for (const key of ["iso3", "iso2", "m49"] as const)
      expect(new Set(M49_COUNTRIES.map((country) => country[key])).size, key).toBe(248);
  });

  test("keeps codes as text of their full length", () => {
    for (const { iso2, iso3, m49 } of M49_COUNTRIES) {
      expect(iso3).toMatch(/^[A-Z]{3}$/);
      expect(iso2).toMatch(/^[A-Z]{2}$/);
      expect(m49).toMatch(/^\d{3}$/);
    }
    expect(m49Country("AFG")?.m49).toBe("004");
  });

  test("does not take Namibia's NA for a missing value", () => {
    expect(m49Country("NAM")).toMatchObject({ iso2: "NA", m49: "516" });
  });

  test("says Côte d'Ivoire as the United Nations does", () => {
    expect(m49Country("CIV")?.names.en).toBe("Côte d'Ivoire");
  });

  test("has no row that M49 does not have", () => {
    expect(M49_COUNTRIES.filter(({ m49 }) => m49 === "158")).toEqual([]);
  });

  test("names every country in the six languages", () => {
    for (const country of M49_COUNTRIES)
      for (const language of M49_LANGUAGES)
        expect(country.names[language].trim(), `${country.iso3} ${language}`).not.toBe("");
    expect(m49Country("BEN")?.names.ar).toMatch(/\p{Script=Arabic}/u);
    expect(m49Country("BEN")?.names.zh).toMatch(/\p{Script=Han}/u);
    expect(m49Country("BEN")?.names.ru).toMatch(/\p{Script=Cyrillic}/u);
  });

  test("leaves the codes of invented States free", () => {
    expect(M49_COUNTRIES.filter(({ iso3 }) => iso3.startsWith("XA"))).toEqual([]);
  });

  test("says where it comes from and what was corrected", () => {
    expect(M49_SOURCE.corrections).toHaveLength(2);
  });
});

describe("the regions of a country", () => {
  test("run from the World to the smallest", () => {
    const benin = m49Country("BEN");
    expect(benin && m49RegionsOf(benin).map((region) => region.names.en)).toEqual([
      "World",
      "Africa",
      "Sub-Saharan Africa",
      "Western Africa",
    ]);
  });

  test("all lead to the World, also for Antarctica", () => {
    for (const country of M49_COUNTRIES) expect(m49RegionsOf(country)[0]?.m49, country.iso3).toBe("001");
    const antarctica = m49Country("ATA");
    expect(antarctica && m49RegionsOf(antarctica)).toHaveLength(1);
  });
});
