/** Two countries in the words of a search: by names in any language or by codes. Pure. */
import { type CountryKnowledge, resolveCountry } from "@/lib/countries/resolve-country";
import { inOrder, type Pair } from "@/lib/routes/corridors";

/** Where a query may part: between words, at signs, and between Han letters, which stand without spaces. */
const PARTING = /[^\p{L}\p{N}'’.()]+|(?<=\p{Script=Han})(?=\p{Script=Han})/gu;
/** What people write around and between two countries, in the six UN languages. */
const LATIN_LINKS = [
  "from",
  "to",
  "and",
  "between",
  "de",
  "du",
  "des",
  "la",
  "le",
  "au",
  "aux",
  "à",
  "vers",
  "et",
];
const OTHER_LINKS = ["entre", "a", "al", "del", "hacia", "y", "e", "из", "в", "на", "с", "до", "между", "и"];
const ARABIC_LINKS = ["من", "إلى", "الى", "بين"];
const LINK_WORDS: ReadonlySet<string> = new Set([...LATIN_LINKS, ...OTHER_LINKS, ...ARABIC_LINKS]);
/** Links that are written together with the next word. */
const JOINED_LINKS =
  /^(?:从|自|在|到|至|和|与|與|及|往|l['’]|d['’]|و(?=\p{L}{3}))|(?:到|至|和|与|與|及|往|之间|之間)$/giu;

/** The countries that a part of a query may mean; none where it names something else. */
function countriesOf(part: string, knowledge: CountryKnowledge): readonly string[] {
  const words = part.split(/\s+/).filter(Boolean);
  for (const bare of [words, withoutLinks(words)]) {
    const text = bare.join(" ");
    for (const one of new Set([text, text.replace(JOINED_LINKS, "")])) {
      if (one === "") continue;
      const answer = resolveCountry(one, knowledge);
      if (answer.kind === "known") return [answer.iso3];
      if (answer.kind === "ambiguous") return answer.iso3s;
    }
  }
  return [];
}

function withoutLinks(words: readonly string[]): readonly string[] {
  const isLink = (word: string) => LINK_WORDS.has(word.toLowerCase());
  const first = words.findIndex((word) => !isLink(word));
  const last = words.findLastIndex((word) => !isLink(word));
  return first < 0 ? [] : words.slice(first, last + 1);
}

/** Whether a query has parts that could be two countries. */
export function hasParts(query: string): boolean {
  return query.trim().search(PARTING) > 0;
}

/**
 * The pairs that a query may mean, each in the order of its codes; several where a name is that of several countries.
 * A query that is one country as a whole is no pair, such as Bosnia and Herzegovina.
 */
export function countryPairsIn(query: string, knowledge: CountryKnowledge): readonly Pair[] {
  const text = query.trim();
  if (countriesOf(text, knowledge).length > 0) return [];
  const pairs = new Map<string, Pair>();
  for (const { index, 0: sign } of text.matchAll(PARTING)) {
    const second = countriesOf(text.slice(index + sign.length).trim(), knowledge);
    const first = second.length === 0 ? [] : countriesOf(text.slice(0, index).trim(), knowledge);
    for (const a of first) {
      for (const b of second) if (a !== b) pairs.set(inOrder([a, b]).join("-"), inOrder([a, b]));
    }
  }
  return [...pairs.values()];
}
