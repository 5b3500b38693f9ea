import { describe, expect, it } from "vitest";
import { REGISTERS } from "@/db/enums";
import { naturalKeyOf } from "@/lib/import/entries/existing";
import type { Figure } from "@/lib/quality/figure-rules";
import { warningsOf } from "@/lib/quality/rules";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { numberOf, textOf, type Values } from "@/lib/registers/fields";
import { DOCUMENTED_SOURCES, documentedPassage } from "./documented";
import { PRACTICE_LEADS } from "./practice";
import { domainPassage } from "./register-citations";
import { documentedFacts, documentedTables, inventedEntries, inventedTables } from "./registers";
import { sourcesOf } from "./sources";
import { DEMONSTRATION_STATES } from "./state";
import { fill, slotsOf } from "./words";

const INVENTED = DEMONSTRATION_STATES.map((state) => {
  const write = (text: string) => fill(text, slotsOf(state, "2026"), state.iso3);
  return {
    state,
    entries: inventedEntries(state.iso3, write),
    tables: inventedTables(state.iso3, write),
  };
});
const FACTS = documentedFacts();
const TABLES = documentedTables();
const ILLUSTRATIVE = "Illustrative: invented for the demonstration.";

/** A figure of detected victims as the checks of quality read it. */
function figureOf(values: Values, index: number): Figure {
  return {
    code: String(index),
    reportingBody: textOf(values, "reportingBody"),
    year: Number(values.year),
    counted: textOf(values, "indicator"),
    dimension: textOf(values, "dimension"),
    category: textOf(values, "categoryCountry") || textOf(values, "categoryForm"),
    sex: textOf(values, "sex"),
    age: textOf(values, "age"),
    value: numberOf(values, "value"),
  };
}

/** Years and values of one line of the documented series. */
function seriesOf(
  register: "detections" | "proceedings",
  iso3: string,
  at: Readonly<Record<string, string>> = {},
  body = "National authorities, as reported to UNODC",
): Readonly<Record<string, unknown>> {
  const wanted = { sex: "total", age: "total", dimension: "total", reportingBody: body, ...at };
  const figures = TABLES.filter((table) => table.register === register && table.iso3 === iso3)
    .flatMap(({ entries }) => entries.map(({ input }) => input.values))
    .filter((values) => Object.entries(wanted).every(([name, value]) => values[name] === value));
  return Object.fromEntries(figures.map(({ year, value }) => [String(year), value]));
}

/** A series as published: its first year, then one value a year. */
function from(first: number, ...values: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(values.map((value, index) => [String(first + index), value]));
}

describe("the registers of the invented States", () => {
  it.each(INVENTED)("cite passages of $state.iso3 that are there", ({ state, entries, tables }) => {
    const sources = sourcesOf(state, "2026");
    const cited = [...entries, ...tables.flatMap((table) => table.entries)].flatMap(({ cites }) => cites);
    for (const word of cited) {
      const { source } = domainPassage(sources, word);
      expect(sources.find(({ code }) => code === source)?.accessClass, word).toBe("public");
    }
  });

  it("say of each entry that it is illustrative, and name no real State", () => {
    for (const { entries, tables } of INVENTED) {
      for (const { register, input } of [
        ...entries,
        ...tables.flatMap(({ register, entries: own }) => own.map(({ input }) => ({ register, input }))),
      ]) {
        expect(input.note).toContain(ILLUSTRATIVE);
        const named = DEFINITIONS[register].countries(input.values, input.rows);
        expect(named.filter(({ iso3 }) => !/^XA[A-L]$/.test(iso3))).toEqual([]);
        expect(JSON.stringify(input)).not.toMatch(/[{]\w+[}]|undefined/);
      }
    }
  });

  it("hold something in each of the ten registers, with drafts, one withdrawn and one superseded", () => {
    const entries = INVENTED.flatMap((own) => own.entries);
    const registers = [...entries, ...INVENTED.flatMap(({ tables }) => tables)].map(
      ({ register }) => register,
    );
    expect([...new Set(registers)].sort()).toEqual([...REGISTERS].sort());
    const ends = entries.map(({ end }) => (typeof end === "string" ? end : Object.keys(end)[0]));
    expect(ends.filter((end) => end === "draft").length).toBeGreaterThan(3);
    expect(ends.filter((end) => end === "withdrawn")).toHaveLength(1);
    expect(ends.filter((end) => end === "supersededBy")).toHaveLength(1);
  });

  it("count as many victims in a year as the State's own reports say", () => {
    for (const { state, tables } of INVENTED) {
      const totals = tables
        .filter(({ register }) => register === "detections")
        .flatMap(({ entries }) => entries.map(({ input }) => input.values))
        .filter(({ dimension, sex }) => dimension === "total" && sex === "total");
      for (const { year, value } of totals) {
        if (year === 2022) expect(value, state.iso3).toBe(state.figures["2023"].victims);
        if (year === 2025) expect(value, state.iso3).toBe(state.figures["2026"].victims);
      }
    }
  });

  it("hold the traps that the page of quality is to show", () => {
    const found = INVENTED.flatMap(({ state, tables }) => {
      const figures = tables
        .filter(({ register }) => register === "detections")
        .flatMap(({ entries }) => entries.map(({ input }, index) => figureOf(input.values, index)));
      const data = { detections: figures, proceedings: [], laws: [], routes: [] };
      return warningsOf(data).map(({ rule, values }) => `${state.iso3} ${rule} ${values.year}`);
    });
    expect(found).toEqual(["XAF forms_above_total 2019", "XAF jump 2018"]);
  });

  it("give every figure a cell of its own", () => {
    for (const { register, entries } of [...INVENTED.flatMap(({ tables }) => tables), ...TABLES]) {
      const keys = entries.map(({ input }) => naturalKeyOf(DEFINITIONS[register], input.values));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe("the documented facts", () => {
  it("cite a source of their country, and never say that they are invented", () => {
    const all = [
      ...FACTS.map(({ iso3, cites, input }) => ({ iso3, cites, input })),
      ...TABLES.flatMap(({ iso3, entries }) => entries.map((entry) => ({ iso3, ...entry }))),
    ];
    for (const { iso3, cites, input } of all) {
      for (const code of cites) {
        documentedPassage(code);
        const source = DOCUMENTED_SOURCES.find((entry) => entry.code === code);
        expect(source?.source.countries, code).toContain(iso3);
      }
      expect(JSON.stringify(input)).not.toMatch(/illustrative|invented|demonstration/i);
    }
  });

  it("carry which countries were named as top origins and destinations, and the roles of three countries", () => {
    const bodyOf = (code: string) => DOCUMENTED_SOURCES.find((entry) => entry.code === code)?.body;
    expect(bodyOf("NGA-S-003")).toMatch(
      /^Among the top origins: Albania, Belarus, Bulgaria, China, Nigeria, Republic of Moldova, Thailand, Ukraine\. Among the top destinations: Belgium, Germany, Israel, Italy, Japan, Netherlands, Thailand, Turkey, United States\./,
    );
    expect(bodyOf("LBN-S-005")).toBe(
      "Lebanon: destination only. Brazil: origin and destination, no transit. Romania: origin and transit, no destination.",
    );
  });

  it("are entered by hand only where the practice round has a team", () => {
    const assessed = PRACTICE_LEADS.map(({ iso3 }) => iso3);
    expect(FACTS.filter(({ iso3 }) => !assessed.includes(iso3))).toEqual([]);
  });

  it("hold the dates of every law as checked facts, and of its elements what a summary says of them alone", () => {
    const laws = FACTS.filter(({ register }) => register === "laws");
    expect(laws.map(({ code, end }) => `${code} ${end}`)).toEqual(
      ["LBN-L-001", "PHL-L-001", "PHL-L-002", "NGA-L-001", "NGA-L-002", "NGA-L-003", "BEN-L-001"].map(
        (code) => `${code} checked`,
      ),
    );
    const read = laws.flatMap(({ code, input }) =>
      (input.rows.elements ?? []).map(({ element, value, article }) => [code, element, value, article]),
    );
    expect(read).toEqual([
      ["PHL-L-001", "consent_irrelevant", "covered", "section 3(a)"],
      ["PHL-L-001", "internal_covered", "covered", "section 3(a)"],
      ["NGA-L-001", "legal_persons", "covered", "section 28"],
      ["NGA-L-001", "confiscation", "covered", "sections 35 to 38"],
      ["BEN-L-001", "all_sexes_ages", "not", null],
    ]);
  });
});

describe("the published series", () => {
  it("of detected victims are those of the open table of 30 May 2023", () => {
    expect(seriesOf("detections", "NGA")).toEqual(
      from(2008, 1269, 1250, 1044, 976, 744, 968, 1030, 896, 1017, 1890, 1173, 1152, 1087, 1470),
    );
    expect(seriesOf("detections", "PHL")).toEqual(
      from(2007, 144, 218, 113, 207, 537, 763, 795, 1124, 761, 603, 1659, 2318, 2041, 1598),
    );
    expect(seriesOf("detections", "ROU")).toEqual(
      from(2007, 1780, 1240, 780, 1154, 1048, 1041, 896, 757, 880, 756, 662, 497, 698, 596, 505),
    );
    expect(seriesOf("detections", "POL")).toEqual(from(2012, 230, 135, 201, 173, 199, 84, 70, 25, 17, 23));
    expect(seriesOf("detections", "BEN")).toEqual({ "2017": 535 });
    expect(seriesOf("detections", "TGO")).toEqual({ "2008": 509 });
    expect(seriesOf("detections", "TGO", { sex: "female", age: "0_17" })).toEqual({ "2008": 296 });
    expect(seriesOf("detections", "TGO", { sex: "male", age: "0_17" })).toEqual({ "2008": 213 });
  });

  it("of persons prosecuted and convicted are those of the same table", () => {
    const prosecuted = (iso3: string) => seriesOf("proceedings", iso3, { stage: "prosecuted" });
    const convicted = (iso3: string) => seriesOf("proceedings", iso3, { stage: "convicted" });
    expect(prosecuted("NGA")).toEqual(from(2010, 94, 85, 39, 62, 56, 54, 48, 113));
    expect(convicted("NGA")).toEqual(from(2010, 31, 49, 25, 44, 39, 23, 31, 21, 50));
    expect(prosecuted("PHL")).toEqual(from(2012, 639, 688, 733, 600, 434, 317, 424, 741, 485));
    expect(convicted("PHL")).toEqual(from(2012, 32, 37, 61, 52, 55, 65, 101, 87, 87));
    expect(convicted("ROU")).toEqual(from(2017, 230, 130, 130, 116));
    expect(convicted("TGO")).toEqual(from(2008, 13, 31, 40, 66, 69, 40, 58));
    expect(convicted("BEN")).toEqual({ "2017": 30 });
    expect(seriesOf("proceedings", "BEN", { stage: "formal_contact" })).toEqual({ "2017": 105 });
  });

  it("of Benin from 2003 to 2006 are those of the Global Report of 2009, with what is inferred", () => {
    const ofStage = (stage: string, sex: string) =>
      seriesOf("proceedings", "BEN", { stage, sex }, "Ministry of Justice");
    expect(ofStage("formal_contact", "male")).toEqual(from(2003, 319, 407, 318, 488));
    expect(ofStage("formal_contact", "female")).toEqual(from(2003, 34, 36, 53, 66));
    expect(ofStage("prosecuted", "total")).toEqual(from(2003, 96, 182, 36, 68));
    expect(ofStage("convicted", "male")).toEqual(from(2003, 75, 104, 81, 56));
    expect(ofStage("convicted", "female")).toEqual(from(2003, 17, 13, 6, 4));
    const [table] = TABLES.filter(({ entries }) => entries[0]?.cites.includes("BEN-S-001"));
    for (const { input } of table?.entries ?? []) expect(input.note).toContain("inferred");
  });
});
