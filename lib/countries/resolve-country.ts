import { M49_REGIONS } from "./m49";
import { nameKey, normaliseName } from "./name-key";
import {
  AMBIGUOUS_NAMES,
  AREAS_NOT_LISTED,
  FORMAL_PREFIXES,
  FORMER_STATES,
  NOT_COUNTRIES,
  OTHER_CODES,
  OTHER_NAMES,
  PARTS_OF_STATES,
} from "./name-variants";

/** A country or area of the installation, with its names in every language. */
export type ListedCountry = {
  iso3: string;
  iso2: string | null;
  m49: string | null;
  names: readonly string[];
};

export type NotCountry = "region" | "organisation" | "total" | "unstated" | "part_of_state" | "decided";

/** What a text in a column of countries stands for. */
export type CountryAnswer =
  | { kind: "known"; iso3: string; by: "code" | "name" | "decision" }
  /** Several countries go by it, or (`orRegion`) a country and a region. A person has to say which. */
  | { kind: "ambiguous"; iso3s: readonly string[]; orRegion: boolean }
  /** A region, an organisation, a total: never a country. `partOf` is the State of a part. */
  | { kind: "not_country"; what: NotCountry; partOf: string | null }
  /** `unlistedArea` is the code of an area that the installation does not have and an administrator can add. */
  | { kind: "unknown"; unlistedArea: string | null };

/** What the installation knows about names: its countries, the variants shipped, and what people decided. */
export type CountryKnowledge = {
  readonly codes: ReadonlyMap<string, CountryAnswer>;
  readonly names: ReadonlyMap<string, CountryAnswer>;
  /** The country, or null for "not a country", by name key. */
  readonly decisions: ReadonlyMap<string, string | null>;
};

const CODE_FORM = /^[A-Z]{2,3}(_[A-Z]{1,2})*$/i;
/** M49 codes lose their zeros in spreadsheets, or gain a fraction. */
const NUMBER_FORM = /^\d{1,3}(\.0+)?$/;
const M49_DIGITS = 3;
const FORMAL_BEGINNINGS = FORMAL_PREFIXES.map((prefix) => `${normaliseName(prefix)} `);

/** Gathers the countries of an installation and its decisions for `resolveCountry`. */
export function countryKnowledge(
  listed: readonly ListedCountry[],
  decisions: ReadonlyMap<string, string | null> = new Map(),
): CountryKnowledge {
  const codes = new Map<string, CountryAnswer>();
  const names = new Map<string, CountryAnswer>();
  const here = new Set(listed.map(({ iso3 }) => iso3));
  const add = (answer: CountryAnswer, words: { names?: readonly string[]; codes?: readonly string[] }) => {
    for (const name of words.names ?? []) {
      if (!names.has(nameKey(name))) names.set(nameKey(name), answer);
    }
    for (const code of words.codes ?? []) if (!codes.has(code)) codes.set(code, answer);
  };
  for (const [key, iso3s] of namesakes(listed)) names.set(key, oneOf(iso3s, "name", false));
  for (const { iso3, iso2, m49 } of listed) {
    add({ kind: "known", iso3, by: "code" }, { codes: [iso3, iso2, m49].filter((code) => code !== null) });
  }
  for (const { names: words, iso3s } of AMBIGUOUS_NAMES) {
    const known = iso3s.filter((iso3) => here.has(iso3));
    add({ kind: "ambiguous", iso3s: known, orRegion: iso3s.length === 1 }, { names: words });
  }
  for (const { m49, names: words } of M49_REGIONS) {
    add(notCountry("region"), { names: Object.values(words), codes: [m49] });
  }
  for (const { iso3, names: words } of OTHER_NAMES) {
    if (here.has(iso3)) add({ kind: "known", iso3, by: "name" }, { names: words });
  }
  for (const { iso3, codes: words } of OTHER_CODES) {
    if (here.has(iso3)) add({ kind: "known", iso3, by: "code" }, { codes: words });
  }
  for (const { successors, ...words } of FORMER_STATES) {
    add(
      oneOf(
        successors.filter((iso3) => here.has(iso3)),
        "name",
        successors.length > 1,
      ),
      words,
    );
  }
  for (const { iso3, ...words } of AREAS_NOT_LISTED) {
    add(here.has(iso3) ? { kind: "known", iso3, by: "name" } : unknown(iso3), words);
  }
  for (const { of, ...words } of PARTS_OF_STATES) add(notCountry("part_of_state", of), words);
  for (const { what, ...words } of NOT_COUNTRIES) add(notCountry(whatOf(what)), words);
  return { codes, names, decisions };
}

/**
 * The country that a text stands for: an ISO alpha-2, alpha-3 or M49 code, or a name in any of the installation's
 * languages or a usual variant. Case, accents, spaces, punctuation, "the" and "and" do not matter. `NA` is Namibia.
 * A decision of the installation answers only what would be ambiguous or unknown without it. Guesses nothing.
 */
export function resolveCountry(text: string, knowledge: CountryKnowledge): CountryAnswer {
  const answer = resolveByLists(text.trim(), knowledge);
  if (answer.kind === "known" || answer.kind === "not_country") return answer;
  const decided = knowledge.decisions.get(nameKey(text));
  if (decided === undefined) return answer;
  return decided === null ? notCountry("decided") : { kind: "known", iso3: decided, by: "decision" };
}

/** Whether a person may say what a name stands for: only where the lists do not. */
export function isOpenToDecision(text: string, knowledge: CountryKnowledge): boolean {
  const { kind } = resolveByLists(text.trim(), knowledge);
  return nameKey(text) !== "" && (kind === "ambiguous" || kind === "unknown");
}

function resolveByLists(text: string, { codes, names }: CountryKnowledge): CountryAnswer {
  const code = NUMBER_FORM.test(text)
    ? text.replace(/\..*/, "").padStart(M49_DIGITS, "0")
    : CODE_FORM.test(text)
      ? text.toUpperCase()
      : null;
  const answer = (code === null ? undefined : codes.get(code)) ?? names.get(nameKey(text));
  return answer ?? turnedAround(text, names) ?? withoutFormalPrefix(text, names) ?? unknown(null);
}

/** "Tanzania, United Republic of" is "United Republic of Tanzania". */
function turnedAround(text: string, names: CountryKnowledge["names"]): CountryAnswer | undefined {
  const [name, rest, ...more] = text.split(/[,،]/);
  return name === undefined || rest === undefined || more.length > 0
    ? undefined
    : names.get(nameKey(`${rest} ${name}`));
}

function withoutFormalPrefix(text: string, names: CountryKnowledge["names"]): CountryAnswer | undefined {
  const normalised = normaliseName(text);
  for (const beginning of FORMAL_BEGINNINGS) {
    if (!normalised.startsWith(beginning)) continue;
    const answer = names.get(nameKey(normalised.slice(beginning.length)));
    if (answer?.kind === "known") return answer;
  }
  return undefined;
}

/** The countries that go by each name; more than one where two of them share it. */
function namesakes(listed: readonly ListedCountry[]): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, Set<string>>();
  for (const { iso3, names } of listed) {
    for (const key of names.map(nameKey)) byKey.set(key, (byKey.get(key) ?? new Set()).add(iso3));
  }
  return new Map([...byKey].map(([key, iso3s]) => [key, [...iso3s]]));
}

function oneOf(iso3s: readonly string[], by: "code" | "name", stillAsk: boolean): CountryAnswer {
  const [iso3, ...more] = iso3s;
  if (iso3 === undefined) return unknown(null);
  return more.length === 0 && !stillAsk
    ? { kind: "known", iso3, by }
    : { kind: "ambiguous", iso3s, orRegion: false };
}

function notCountry(what: NotCountry, partOf: string | null = null): CountryAnswer {
  return { kind: "not_country", what, partOf };
}

function unknown(unlistedArea: string | null): CountryAnswer {
  return { kind: "unknown", unlistedArea };
}

const KINDS = ["region", "organisation", "total", "unstated"] as const;
function whatOf(word: string): NotCountry {
  const kind = KINDS.find((known) => known === word);
  if (kind === undefined)
    throw new Error(`name-variants.json: "${word}" is no kind of what is not a country`);
  return kind;
}
