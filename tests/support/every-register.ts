/** One entry of every register with as much in it as it can hold, for tests that walk all of them. */
import { REGISTERS, type RegisterKey } from "@/db/enums";
import { DEFINITIONS } from "@/lib/registers/definitions";
import type { Field } from "@/lib/registers/fields";
import { detectionOf, legOf, routeOver } from "./entries";

/** A value for a field; links need an entry that is there and are given by the test. */
function valueFor(field: Field, iso3: string): unknown {
  switch (field.kind) {
    case "text":
      return `-5 per cent of ${field.name}, "quoted"; more`;
    case "paragraph":
      return `First line of ${field.name}\n=second line`;
    case "code":
      return field.codes[0];
    case "codes":
      return field.codes.slice(0, 2);
    case "country":
      return iso3;
    case "countries":
      return [iso3];
    case "integer":
      return field.min === 1900 ? 2020 : field.min + 1;
    case "amount":
      return "1250.5";
    case "day":
      return "2021-03-04";
    case "partial_date":
      return "2021-03";
    case "link":
      return "https://example.org/a?b=1";
    case "languages":
      return ["fr", "pt-BR"];
    case "currency":
      return "EUR";
    case "flag":
      return false;
    case "indicators":
      return ["R1.1", "G2.1"];
    case "entries":
      return [];
  }
}

/** What the rules of a register ask of an entry in which every field is filled. */
const FITTING: Partial<Record<RegisterKey, (iso3: string, other: string) => object>> = {
  routes: (iso3, other) => ({ ...routeOver(iso3, other), legs: [legOf(iso3, other), legOf(other, iso3)] }),
  detections: (iso3) => ({
    ...detectionOf(iso3, 2020, 12, {
      valueStatus: "estimated",
      estimateLow: 8,
      estimateHigh: 20,
      estimateMethod: 'A survey, "repeated"',
    }),
    categoryCountry: null,
    categoryForm: null,
    categoryText: null,
    below: null,
  }),
  proceedings: (_iso3, other) => ({
    dimension: "citizenship",
    categoryCountry: other,
    valueStatus: "suppressed",
    value: null,
    below: 5,
    estimateLow: null,
    estimateHigh: null,
    estimateMethod: null,
  }),
  cooperation: (_iso3, other) => ({
    kind: "assistance_requests",
    otherCountries: [other],
    requests: 12,
    granted: 3,
    answerDays: 40,
  }),
  laws: () => ({
    lawStatus: "in_force",
    inForceOn: "2012-05",
    elements: [
      {
        element:
          DEFINITIONS.laws.rows[0]?.fields[0] && "codes" in DEFINITIONS.laws.rows[0].fields[0]
            ? DEFINITIONS.laws.rows[0].fields[0].codes[0]
            : "",
        value: "covered",
        article: "3 (a)",
        quotation: "means …",
      },
    ],
    events: [
      { kind: "adopted", happenedOn: "2011-12-01", remark: "Text" },
      { kind: "adopted", happenedOn: "2012", remark: null },
    ],
  }),
  treaties: () => ({ action: "reservation", limiting: true }),
};

/** Every register with an entry of it about a country. */
export function entryOfEach(
  iso3: string,
  other: string,
): readonly { register: RegisterKey; input: object }[] {
  return REGISTERS.map((register) => {
    const { fields } = DEFINITIONS[register];
    const filled = Object.fromEntries(fields.map((field) => [field.name, valueFor(field, iso3)]));
    const fitting = FITTING[register]?.(iso3, other) ?? {};
    const common = {
      accessClass: "restricted",
      notBefore: "2027-01-01",
      reportedBy: iso3,
      language: "fr",
      note: "A note",
    };
    return { register, input: { ...filled, ...common, ...fitting } };
  });
}
