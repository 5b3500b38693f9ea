import { describe, expect } from "vitest";
import { addArea } from "@/lib/countries/mutations";
import { checkEntry, withdrawEntry } from "@/lib/registers/mutations";
import { search } from "@/lib/search/queries";
import { test } from "@/tests/support/database";
import { makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const later = new Date(TEST_NOW.getTime() + 60_000);

/** What people type, and the country that they mean. */
const MISSPELT = [
  ["Nigera", "NGA"],
  ["nigeria", "NGA"],
  ["NIGERIA", "NGA"],
  ["Phillipines", "PHL"],
  ["Philipines", "PHL"],
  ["filipinas", "PHL"],
  ["Bénin", "BEN"],
  ["Benin", "BEN"],
  ["Lebannon", "LBN"],
  ["Liban", "LBN"],
  ["لبنان", "LBN"],
  ["Togoo", "TGO"],
  ["Cote d'Ivoire", "CIV"],
  ["Côte d’Ivoire", "CIV"],
  ["cote divoire", "CIV"],
  ["Turkiye", "TUR"],
  ["Türkiye", "TUR"],
  ["Moldovia", "MDA"],
  ["Romenia", "ROU"],
  ["Rumania", "ROU"],
  ["Tailand", "THA"],
  ["Thaïlande", "THA"],
  ["Viet Nam", "VNM"],
  ["Brasil", "BRA"],
  ["Brazl", "BRA"],
  ["Polland", "POL"],
  ["Czechia", "CZE"],
  ["Sao Tome", "STP"],
  ["Curacao", "CUW"],
  ["Нигерия", "NGA"],
  ["尼日利亚", "NGA"],
  ["NG", "NGA"],
  ["Нигеря", "NGA"],
  ["Филипины", "PHL"],
  ["Ливон", "LBN"],
  ["Тайланд", "THA"],
  ["نيجريا", "NGA"],
  ["الفليبين", "PHL"],
  ["لبنن", "LBN"],
  ["تايلند", "THA"],
  ["尼日亚", "NGA"],
  ["菲宾", "PHL"],
  ["黎嫩", "LBN"],
  ["罗尼亚", "ROU"],
  ["Νιγηρια", "NGA"],
  ["Swazilnd", "SWZ"],
  ["Ivory Cost", "CIV"],
  ["Tchecoslovaquie", "CZE"],
] as const;

/** What people write that stands in no list of names in force, and the countries that come first for it. */
const OTHER_NAMES = [
  ["Burma", "MMR"],
  ["بورما", "MMR"],
  ["UK", "GBR"],
  ["U.K.", "GBR"],
  ["Swaziland", "SWZ"],
  ["Ivory Coast", "CIV"],
  ["ivory-coast", "CIV"],
  ["Czech Republic", "CZE"],
  ["DRC", "COD"],
  ["Congo Kinshasa", "COD"],
  ["Zaire", "COD"],
  ["Tanzania, United Republic of", "TZA"],
  ["Republic of Croatia", "HRV"],
  ["Scotland", "GBR"],
  ["Korea", "KOR PRK"],
  ["Yugoslavia", "BIH HRV MKD MNE SRB SVN"],
  ["Чехословакия", "CZE SVK"],
  ["USSR", "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB"],
] as const;

/** What people call the treaties, and the number of the one that comes first for it. */
const TREATY_WORDS = [
  ["Palermo Protocol", "XVIII-12-a"],
  ["palermo protocoll", "XVIII-12-a"],
  ["the Trafficking Protocol", "XVIII-12-a"],
  ["Protocol to Prevent, Suppress and Punish Trafficking", "XVIII-12-a"],
  ["Protocole de Palerme", "XVIII-12-a"],
  ["Protocolo de Palermo", "XVIII-12-a"],
  ["Палермский протокол", "XVIII-12-a"],
  ["البروتوكول", "XVIII-12-a"],
  ["بروتوكول باليرمو", "XVIII-12-a"],
  ["巴勒莫议定书", "XVIII-12-a"],
  ["XVIII-12-a", "XVIII-12-a"],
  ["Smuggling Protocol", "XVIII-12-b"],
  ["UNTOC", "XVIII-12"],
  ["Palermo Convention", "XVIII-12"],
  ["Convention de Palerme", "XVIII-12"],
  ["اتفاقية باليرمو", "XVIII-12"],
  ["巴勒莫公约", "XVIII-12"],
] as const;

describe("search", () => {
  test("finds countries by names that are misspelt, accented, or in another language", async ({ db }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    const missed: string[] = [];
    for (const [q, iso3] of MISSPELT) {
      const found = (await search(reader, "en", q)).filter(({ noun }) => noun === "country");
      if (!found.slice(0, 3).some(({ code }) => code === iso3)) {
        missed.push(`${q}: ${found.map(({ code }) => code).join(" ")}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test("finds no country by letters that end one of its words and begin the next", async ({ db }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    expect(await search(reader, "en", "Dovanda")).toEqual([]);
  });

  test("puts first the countries that other names, codes and States that are no more stand for", async ({
    db,
  }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    for (const [q, iso3s] of OTHER_NAMES) {
      const found = (await search(reader, "en", q)).filter(({ noun }) => noun === "country");
      const expected = iso3s.split(" ");
      const first = found.slice(0, expected.length).map(({ code }) => code);
      expect(first.toSorted().join(" "), q).toBe(iso3s);
    }
  });

  test("calls a country that was found by another name as the reader does", async ({ db }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    expect((await search(reader, "ar", "Swaziland"))[0]).toMatchObject({
      noun: "country",
      code: "SWZ",
      title: "إسواتيني",
    });
    expect((await search(reader, "en", "Filipinaz"))[0]).toMatchObject({ title: "[[country:PHL]]" });
    expect((await search(reader, "ar", "Swazilnd"))[0]).toMatchObject({ title: "[[country:SWZ]]" });
  });

  test("knows the other names of an area that was added later", async ({ db }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]), later);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    await addArea(admin, { iso3: "TWN", nameEn: "An area", nameAr: null, note: "Not in the list." });
    const codes = (await search(reader, "en", "Chinse Taipei")).map(({ code }) => code);
    expect(codes[0]).toBe("TWN");
  });

  test("finds indicators by their words, and a code before everything else", async ({ db }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    const words = await search(reader, "en", "punishing victims");
    expect(words.filter(({ noun }) => noun === "indicator").map(({ code }) => code)).toContain("G3.1");
    const byCode = (await search(reader, "en", "g2.1")).filter(({ noun }) => noun === "indicator");
    expect(byCode[0]?.code).toBe("G2.1");
    expect(byCode[0]?.href).toBe("/method#G2.1");
  });

  test("shows of entries, sources and assessments what their own lists would show", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const route = await makeEntry(ctx, "routes", routeOver(made.iso3, made.iso3));
    const law = await makeEntry(ctx, "laws", {
      country: made.iso3,
      lawTitle: "Loi relative à la lutte contre la traite",
      englishTitle: "Act against trafficking in Sylvania",
      kind: "act",
      lawStatus: "in_force",
      role: "defines",
      inForceOn: "2011",
      reportedBy: made.iso3,
    });
    const codes = async (who: typeof ctx, q: string) => (await search(who, "en", q)).map(({ code }) => code);
    expect((await codes(ctx, route))[0]).toBe(route);
    expect((await codes(ctx, ` ${law.toLowerCase()} `))[0]).toBe(law);
    expect(await codes(ctx, "sylvannia")).toContain(law);
    expect(await codes(reader, "sylvania")).not.toContain(law);
    expect(await codes(reader, route)).toEqual([]);
    await checkEntry(steward, { register: "laws", code: law, version: 1, withoutSource: "on" });
    expect(await codes(reader, "lutte contre la traite")).toContain(law);
    await withdrawEntry(ctx, { register: "laws", code: law, version: 2, reason: "Entered twice." });
    expect(await codes(reader, "sylvania")).not.toContain(law);
    expect(await codes(ctx, made.round)).toContain(`${made.round}/${made.iso3}`);
    expect(await codes(reader, made.round)).not.toContain(`${made.round}/${made.iso3}`);
  });

  test("names the State whose word an entry is that speaks of another", async ({ db }) => {
    const [made, other] = [await makeScoredCountry(db), await makeScoredCountry(db)];
    const ctx = made.as(made.assessor);
    const route = (...stops: string[]) =>
      makeEntry(ctx, "routes", { ...routeOver(...stops), reportedBy: made.iso3 });
    const reporters = async (code: string) =>
      (await search(ctx, "en", code)).filter((one) => one.code === code).map(({ reportedBy }) => reportedBy);
    expect(await reporters(await route(made.iso3, other.iso3))).toEqual([made.iso3]);
    expect(await reporters(await route(made.iso3, made.iso3))).toEqual([null]);
  });

  test("finds the corridor of two countries by names and codes, for whoever may search", async ({ db }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    for (const q of ["Benin Nigeria", "NGA-BEN", "Bénin → Nigéria", "بنن ونيجيريا", "贝宁尼日利亚"]) {
      const [first] = await search(reader, "en", q);
      expect(first, q).toEqual({
        noun: "corridor",
        code: "BEN-NGA",
        title: "[[country:BEN]] – [[country:NGA]]",
        href: "/corridors/BEN-NGA",
        reportedBy: null,
      });
    }
    for (const q of ["Benin", "Benin law", "Bosnia and Herzegovina"]) {
      expect((await search(reader, "en", q)).some(({ noun }) => noun === "corridor")).toBe(false);
    }
  });

  test("finds a treaty by what people call it in any of six languages, misspelt too, before what mentions it", async ({
    db,
  }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    for (const [q, number] of TREATY_WORDS) {
      const [first] = await search(reader, "en", q);
      expect(first, q).toMatchObject({ noun: "treaty", code: number, href: "/treaties/status" });
    }
    for (const q of ["Nigeria", "police", "Palermo street"]) {
      expect(
        (await search(reader, "en", q)).filter(({ noun }) => noun === "treaty"),
        q,
      ).toEqual([]);
    }
  });

  test("answers nobody who may not read, and nothing to nothing", async ({ db }) => {
    const administrator = contextOf(db, await makePerson(db, "Admin", ["administrator"]), later);
    await expect(search(administrator, "en", "Benin")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    expect(await search(reader, "en", "")).toEqual([]);
    expect(await search(reader, "en", "%")).toEqual([]);
    expect(await search(reader, "en", "'; drop table users; --")).toBeInstanceOf(Array);
  });
});
