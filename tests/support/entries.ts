/** Entries of registers for integration tests, made by the product's own writes. */
import type { RegisterKey } from "@/db/enums";
import type { Ctx } from "@/lib/core/context";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entrySchema } from "@/lib/registers/entry-schema";
import { addEntry } from "@/lib/registers/mutations";
import { addSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { addSourceSchema } from "@/lib/sources/schema";
import type { ScoredCountry } from "./scored-country";

/** A leg as a file or form gives it. */
export const legOf = (fromCountry: string, toCountry: string) => ({
  fromCountry,
  toCountry,
  phase: "transit",
  transport: "road_public",
  crossing: fromCountry === toCountry ? "no_border" : "irregular",
  smugglingOverlap: "unknown",
});

/** A route over these countries, in order. */
export const routeOver = (...iso3s: string[]) => ({
  forms: ["forced_labour"],
  firstYearSeen: 2019,
  lastYearSeen: 2021,
  trend: "rising",
  confidence: "low",
  travellerSex: "mixed",
  travellerAge: "adults",
  legs: iso3s.slice(1).map((to, index) => legOf(iso3s[index] ?? "", to)),
});

/** A cell of detected victims. */
export const detectionOf = (country: string, year: number, value: number, more: object = {}) => ({
  country,
  reportingBody: "Ministry of Justice",
  year,
  indicator: "detected_victims",
  dimension: "total",
  sex: "total",
  age: "total",
  valueStatus: "exact",
  value,
  unit: "persons",
  reportedBy: country,
  ...more,
});

/** Adds an entry and gives its code. Throws where it is refused. */
export async function makeEntry(ctx: Ctx, register: RegisterKey, input: object): Promise<string> {
  const made = await addEntry(ctx, register, entrySchema(DEFINITIONS[register]).parse(input));
  if (!made.ok) throw new Error(made.reason);
  return made.value.code;
}

/** A law in force of a country, by what was read of its elements: the value of each, all in article 1. */
export const lawOf = (
  country: string,
  elements: Readonly<Record<string, string>> = {},
  more: object = {},
) => ({
  country,
  lawTitle: `Act of ${country}`,
  kind: "act",
  lawStatus: "in_force",
  role: "defines",
  adoptedOn: "2010",
  inForceOn: "2010-06-01",
  reportedBy: country,
  translationChecked: true,
  elements: Object.entries(elements).map(([element, value]) => ({
    element,
    value,
    article: ["not", "unclear"].includes(value) ? null : "art. 1",
  })),
  ...more,
});

/** A passage of a public source of a country, by publisher. */
export async function makePassage(made: ScoredCountry, publisher: string): Promise<string> {
  const ctx = made.as(made.assessor);
  const source = await addSource(
    ctx,
    addSourceSchema.parse({
      type: "ngo_report",
      issuedByState: false,
      title: `Report of ${publisher}`,
      publisher,
      accessClass: "public",
      typedLanguage: "en",
      countries: [made.iso3],
    }),
  );
  if (!source.ok) throw new Error("no source");
  const passage = await addPassage(ctx, {
    code: source.value.code,
    locator: "p. 1",
    body: null,
    language: "en",
    round: null,
    iso3: null,
    indicators: [],
    shows: "exists",
    stance: "supports",
  });
  if (!passage.ok) throw new Error("no passage");
  return passage.value.passageId;
}
