import data from "./data/name-variants.json";

/** Where a spelling was taken from, by its short name; shown beside the list. */
export const NAME_SOURCES: Readonly<Record<string, string>> = data.sources;

/** Names that stand for one country beside those of M49, by ISO alpha-3 code. */
export const OTHER_NAMES: readonly { iso3: string; names: readonly string[] }[] = Object.values(
  data.names,
).flatMap((bySource) => Object.entries<string[]>({ ...bySource }).map(([iso3, names]) => ({ iso3, names })));

/** Codes that stand for one country beside those of ISO 3166-1 and M49 in force. */
export const OTHER_CODES: readonly { iso3: string; codes: readonly string[] }[] = data.codes;

/** States that are no more; with one successor the name stands for it, with several a person has to say which. */
export const FORMER_STATES: readonly {
  names: readonly string[];
  codes: readonly string[];
  successors: readonly string[];
}[] = data.formerStates;

/** Names that several countries go by, or one country and a region. */
export const AMBIGUOUS_NAMES: readonly { names: readonly string[]; iso3s: readonly string[] }[] =
  data.ambiguous;

/** Areas that M49 does not list; they are known where an administrator added them under this code. */
export const AREAS_NOT_LISTED: readonly {
  iso3: string;
  names: readonly string[];
  codes: readonly string[];
}[] = data.areasNotListed;

/** Reporting areas that are part of a State, whose figures are not those of the State. */
export const PARTS_OF_STATES: readonly {
  of: string;
  names: readonly string[];
  codes: readonly string[];
}[] = data.partsOfStates;

/** Words in a column of countries that are no country, beside the regions of M49. */
export const NOT_COUNTRIES: readonly { what: string; names: readonly string[]; codes: readonly string[] }[] =
  data.notCountries;

/** Beginnings of formal names, such as "Kingdom of"; what follows must be a known name. */
export const FORMAL_PREFIXES: readonly string[] = data.formalPrefixes;
