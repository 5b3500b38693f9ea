/** Entries of registers and the sources that they rest on, made by the product's own writes. */
import type { RegisterKey } from "@/db/enums";
import type { Ctx } from "@/lib/core/context";
import { citeEntry } from "@/lib/registers/cite";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entrySchema } from "@/lib/registers/entry-schema";
import { addEntry } from "@/lib/registers/mutations";
import { addSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { addSourceSchema } from "@/lib/sources/schema";

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

/** A count of persons convicted, on all legal bases together. */
export const proceedingsOf = (country: string, year: number, more: object) => ({
  country,
  reportingBody: "Courts",
  year,
  stage: "convicted",
  dimension: "total",
  legalBasis: "not_stated",
  countingUnit: "persons",
  yearRule: "decision",
  sex: "total",
  age: "total",
  valueStatus: "exact",
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

/** Adds a public report on a country, or another source, and gives its code. Throws where it is refused. */
export async function makeSource(ctx: Ctx, iso3: string, source: object = {}): Promise<string> {
  const input = addSourceSchema.parse({
    type: "ngo_report",
    issuedByState: false,
    title: "A report",
    publisher: "IOM",
    accessClass: "public",
    typedLanguage: "en",
    countries: [iso3],
    ...source,
  });
  const added = await addSource(ctx, input);
  if (!added.ok) throw new Error(added.reason);
  return added.value.code;
}

/** Adds a passage of such a source and gives its id. Throws where it is refused. */
export async function makePassage(ctx: Ctx, iso3: string, source: object = {}): Promise<string> {
  const added = await addPassage(ctx, {
    code: await makeSource(ctx, iso3, source),
    locator: "p. 1",
    body: null,
    language: "en",
    round: null,
    iso3: null,
    indicators: [],
    shows: "exists",
    stance: "supports",
  });
  if (!added.ok) throw new Error(added.reason);
  return added.value.passageId;
}

/** Cites the gazette for a law and gives the id of the passage. Throws where it is refused. */
export async function citeGazette(
  ctx: Ctx,
  iso3: string,
  code: string,
  source: object = {},
): Promise<string> {
  const gazette = {
    type: "official_document",
    issuedByState: true,
    title: "Gazette",
    publisher: "Parliament",
  };
  const passageId = await makePassage(ctx, iso3, { ...gazette, ...source });
  const cited = await citeEntry(ctx, {
    register: "laws",
    code,
    passageId,
    shows: "exists",
    stance: "supports",
  });
  if (!cited.ok) throw new Error(cited.reason);
  return passageId;
}
