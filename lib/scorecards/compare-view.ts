/** What a comparison shows, as its address holds it. Pure. */
import { z } from "zod";
import { PROGRAMME_REGIONS } from "@/db/enums";

/** So many countries stand side by side. */
export const COMPARED_MAX = 6;
/** The spread of all countries of the round. */
export const ALL_COUNTRIES = "all";
export const SPREADS = [ALL_COUNTRIES, ...PROGRAMME_REGIONS] as const;
export type Spread = (typeof SPREADS)[number];

const ISO3 = /^[A-Z]{3}$/;
const INDICATOR = /^[A-Za-z0-9._-]{1,60}$/;

/** The names under which a form sends the countries; an address joins them under the first name. */
export const COUNTRY_FIELDS = Array.from({ length: COMPARED_MAX }, (_, index) => `country${index + 1}`);
const JOINED = "country";

/** Codes joined by commas or given one by one: each once, up to as many as stand side by side. */
function countriesOf(query: Readonly<Record<string, unknown>>): readonly string[] {
  const given = [JOINED, ...COUNTRY_FIELDS].flatMap((name) => {
    const value = query[name];
    return typeof value === "string" ? value.split(",") : [];
  });
  return [...new Set(given.filter((code) => ISO3.test(code)))].slice(0, COMPARED_MAX);
}

const choice = z.object({
  spread: z.enum(SPREADS).optional().catch(undefined),
  indicator: z.string().regex(INDICATOR).optional().catch(undefined),
});

/** Words that an address does not know are left out. */
export const compareViewSchema = z
  .record(z.string(), z.unknown())
  .transform((query) => ({ country: countriesOf(query), ...choice.parse(query) }));
export type CompareView = z.output<typeof compareViewSchema>;

/** A comparison as the query of its address, in one form, without the question mark. */
export function compareQuery({ country, spread, indicator }: CompareView): string {
  return new URLSearchParams({
    ...(country.length === 0 ? {} : { country: country.join(",") }),
    ...(spread === undefined ? {} : { spread }),
    ...(indicator === undefined ? {} : { indicator }),
  }).toString();
}
