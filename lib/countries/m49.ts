import data from "./data/m49.json" with { type: "json" };

/** The six languages of the United Nations, in which M49 names every country and area. */
export const M49_LANGUAGES = ["en", "fr", "es", "ru", "ar", "zh"] as const;
export type M49Language = (typeof M49_LANGUAGES)[number];
export type M49Names = Record<M49Language, string>;

/** A country or area of M49. Codes are text: `m49` has three characters (`004`), Namibia's `iso2` is `NA`. */
export interface M49Country {
  iso3: string;
  iso2: string;
  m49: string;
  /** M49 code of the smallest region that holds the country; `001` (World) for Antarctica. */
  region: string;
  names: M49Names;
}

/** A region of M49; `parent` is the next larger one, null for the World. */
export interface M49Region {
  m49: string;
  parent: string | null;
  names: M49Names;
}

/** Where names and codes come from and how old they may be; shown wherever the list is shown. */
export const M49_SOURCE: {
  publisher: string;
  title: string;
  obtainedFrom: string;
  license: string;
  notBefore: string;
  note: string;
  corrections: readonly string[];
} = data.source;

/** All 248 countries and areas in the order of their ISO alpha-3 code. */
export const M49_COUNTRIES: readonly M49Country[] = data.countries;

/** The regions of M49, the World among them. */
export const M49_REGIONS: readonly M49Region[] = data.regions;

const COUNTRY_BY_ISO3 = new Map(M49_COUNTRIES.map((country) => [country.iso3, country]));
const REGION_BY_CODE = new Map<string, M49Region>(M49_REGIONS.map((region) => [region.m49, region]));

/** The country with this ISO alpha-3 code (upper case), or undefined. */
export function m49Country(iso3: string): M49Country | undefined {
  return COUNTRY_BY_ISO3.get(iso3);
}

/** The regions that hold a country, from the largest (World) to the smallest. */
export function m49RegionsOf(country: M49Country): readonly M49Region[] {
  const regions: M49Region[] = [];
  for (let code: string | null = country.region; code !== null; ) {
    const region = REGION_BY_CODE.get(code);
    if (region === undefined) break;
    regions.unshift(region);
    code = region.parent;
  }
  return regions;
}
