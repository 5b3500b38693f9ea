import { describe, expect, test } from "vitest";
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { countryKnowledge } from "@/lib/countries/resolve-country";
import { readCountry, readCountryPair } from "../country-cell";
import { readYear } from "../dates";
import { Findings } from "../findings";
import { guessHeader } from "../header";
import { figureRules, type ImportField, mapRows } from "../mapping";
import { readCount } from "../numbers";
import { readFile } from "../read-file";
import { noticeLines, problemLines } from "../report";
import { readDeposit } from "../treaty-cell";
import { layoutHash, SHIPPED_PROFILES, type ShippedProfile, shippedProfile } from "./shipped";

const knowledge = countryKnowledge(
  M49_COUNTRIES.map(({ names, ...country }) => ({ ...country, names: Object.values(names) })),
);

function fieldsOf({ mapping }: ShippedProfile): readonly ImportField[] {
  return mapping.fields
    .filter((name) => name !== null)
    .map((name) => ({ name, required: true, labels: [], aliases: [] }));
}

/** Reads a file as the wizard would: its header by the names that the profile knows, its rows by the profile. */
async function readBy(kind: string, content: string) {
  const [sheet] = (await readFile(Buffer.from(content))).sheets;
  const names = SHIPPED_PROFILES.flatMap(({ headers }) => headers.flat());
  const header = sheet && guessHeader(sheet, names);
  const profile = header && shippedProfile(kind, header.names);
  if (!sheet || !header || !profile) throw new Error("No shipped profile reads this.");
  return { header, profile, ...mapRows(sheet, header, profile.mapping, fieldsOf(profile)) };
}

test("the hash of a layout depends on the names and their order, not on how they are written", () => {
  expect(layoutHash(["Iso3 code", " COUNTRY"])).toBe(layoutHash(["Iso3_code", "Country"]));
  expect(layoutHash(["Country", "Iso3_code"])).not.toBe(layoutHash(["Iso3_code", "Country"]));
  expect(layoutHash(["ab", "c"])).not.toBe(layoutHash(["a", "bc"]));
});

test("every shipped profile says where it is from and maps every column of its layouts", () => {
  for (const { title, source, headers, mapping } of SHIPPED_PROFILES) {
    expect([title, source].every((text) => text.length > 20)).toBe(true);
    for (const header of headers) expect(mapping.fields).toHaveLength(header.length);
  }
});

describe("UNODC's open data on trafficking", () => {
  const FILE = [
    "Trafficking in persons",
    "Extracted on 30 May 2023",
    "Iso3_code,Country,Region,Subregion,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,txtVALUE,Source",
    'NGA,Nigeria,Africa,Sub-Saharan Africa,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,"1,269",GLOTIP',
    "PHL,Philippines,Asia,South-eastern Asia,Detected trafficking victims,Total,Total,Male,18 years or over,2008.0,Counts,<5,GLOTIP",
    "EEU,Eastern Europe,Europe,,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,12,GLOTIP",
    "GBR_S,United Kingdom (Scotland),Europe,Northern Europe,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,7,GLOTIP",
    "CAR,Caribbean,Americas,,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,7,GLOTIP",
    "TGO,Benin,Africa,,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,7,GLOTIP",
    "NA,Namibia,Africa,,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,NA,GLOTIP",
    "BRA,Brazil,Americas,,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,-99,GLOTIP",
  ].join("\r\n");

  test("is read below its two lines, its regions are left out, and nothing is guessed", async () => {
    const { header, profile, rows, columnOf, problems } = await readBy("detections", FILE);
    expect(header).toMatchObject({ line: 3, preamble: 2 });
    expect(problems).toEqual([]);
    const findings = new Findings();
    const cell = (line: number, field: string, text: string) => ({
      line,
      column: columnOf.get(field) ?? "",
      text,
    });
    const rules = figureRules(profile.mapping);
    const read = rows.map(
      ({ line, cells: { country = "", country_name: countryName = "", year = "", value = "" } }) => [
        findings.takeCountry(
          readCountryPair(country, countryName, knowledge),
          cell(line, "country", country),
        ),
        findings.take(readYear(year, rules), cell(line, "year", year)),
        findings.take(readCount(value, rules), cell(line, "value", value)),
      ],
    );
    expect(read).toEqual([
      ["NGA", 2008, { status: "exact", count: 1269 }],
      ["PHL", 2008, { status: "suppressed", below: 5 }],
      ["left_out", 2008, { status: "exact", count: 12 }],
      ["left_out", 2008, { status: "exact", count: 7 }],
      ["left_out", 2008, { status: "exact", count: 7 }],
      [null, 2008, { status: "exact", count: 7 }],
      ["NAM", 2008, null],
      ["BRA", 2008, null],
    ]);
    expect(findings.problems).toMatchObject([
      { code: "country_conflict", line: 9, column: "Iso3_code", values: { value: "TGO", other: "Benin" } },
      { code: "mark_unclear", line: 11, column: "txtVALUE", values: { value: "-99" } },
    ]);
    expect(findings.notices.map(({ first, count }) => [first.code, first.line, count])).toEqual([
      ["thousands", 4, 1],
      ["whole_number", 5, 1],
      ["below", 5, 1],
      ["left_out_region", 6, 2],
      ["left_out_part_of_state", 7, 1],
      ["mark", 10, 1],
    ]);
    for (const locale of ["en", "ar"] as const) {
      const texts = [
        ...problemLines(locale, "data.csv", findings.problems),
        ...noticeLines(locale, "data.csv", findings.notices),
      ];
      for (const text of texts) expect(text).toMatch(/data\.csv.*(txtVALUE|Iso3_code|Year).*: .{10}/);
    }
  });
});

test("a code and a name are one country only where they agree", () => {
  const read = (code: string, name: string) => readCountryPair(code, name, knowledge);
  expect(read("BEN", "Bénin")).toMatchObject({ value: "BEN" });
  expect(read("BEN", "Some spelling")).toMatchObject({ value: "BEN" });
  expect(read("", "Benin")).toMatchObject({ value: "BEN" });
  expect(read("XX", "Benin")).toMatchObject({ value: "BEN" });
  expect(read("CAR", "Caribbean")).toMatchObject({ kind: "left_out" });
  expect(read("CAR", "")).toMatchObject({ code: "country_ambiguous", values: { expected: "CAF" } });
  expect(read("BEN", "Africa")).toMatchObject({ code: "country_conflict" });
  expect(read("WLD", "Benin")).toMatchObject({ code: "country_conflict" });
  expect(read("", "")).toMatchObject({ kind: "missing" });
});

describe("the Treaty Collection's tables", () => {
  const HEADER =
    'Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"';

  test("give each participant's deposit with its kind", async () => {
    const { rows } = await readBy(
      "treaties",
      [
        HEADER,
        "Bahrain,,7 Jun 2004 a",
        "Netherlands,12 Dec 2000,26 May 2004 A",
        "European Union,12 Dec 2000,21 May 2004 AA",
        "Montenegro,,23 Oct 2006 d",
        "Albania,12 Dec 2000,21 Aug 2002",
        "Antigua and Barbuda,,17 Feb 2010",
        "Barbados,26 Sep 2001,",
        "Côte d'Ivoire,,25 Oct 2012 a",
        "The former Yugoslav Republic of Macedonia,12 Dec 2000,12 Jan 2005",
      ].join("\n"),
    );
    const findings = new Findings();
    const read = rows.map(({ line, cells: { country = "", signature = "", deposit = "" } }) => {
      const who = findings.takeCountry(readCountry(country, knowledge), {
        line,
        column: "Participant",
        text: country,
      });
      const reading = readDeposit(deposit, signature !== "");
      return [who, reading.kind === "value" ? `${reading.value.on} ${reading.value.action}` : reading.kind];
    });
    expect(read).toEqual([
      ["BHR", "2004-06-07 accession"],
      ["NLD", "2004-05-26 acceptance"],
      ["left_out", "2004-05-21 approval"],
      ["MNE", "2006-10-23 succession"],
      ["ALB", "2002-08-21 ratification"],
      ["ATG", "2010-02-17 accession"],
      ["BRB", "missing"],
      ["CIV", "2012-10-25 accession"],
      ["MKD", "2005-01-12 ratification"],
    ]);
    expect(findings.problems).toEqual([]);
  });

  test("never read a letter or a date that is none", () => {
    expect(readDeposit("17 Feb 2010", false)).toMatchObject({ notes: ["accession_by_blank_signature"] });
    expect(readDeposit("17 Feb 2010 c", true)).toMatchObject({ code: "action_unknown" });
    expect(readDeposit("Feb 2010 a", true)).toMatchObject({ code: "action_without_date" });
    expect(readDeposit("31 Feb 2010 a", true)).toMatchObject({ code: "date_unreadable" });
    expect(readDeposit("a", true)).toMatchObject({ kind: "problem" });
  });
});
