/** Entries by the words that their reader sees in a list: code and title, its countries and codes by their names. */
import "server-only";
import { and, inArray, or, type SQL, sql } from "drizzle-orm";
import { countryOtherNames } from "@/db/schema/country";
import { registerEntries } from "@/db/schema/register";
import { searchDocuments } from "@/db/schema/search";
import { LOCALES } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";

/** More words of a text do not narrow a list further. */
const WORDS_MAX = 12;
/** The lists whose codes stand in titles. */
const LISTS = ["figure_form", "case_stage", "treaty", "treaty_action"] as const;

/** Words of codes that stand in titles, as `list:code`, in every language of the interface. */
const CODE_WORDS: readonly { token: string; words: string }[] = LOCALES.flatMap((locale) => {
  const { codes } = catalogueOf(locale).registers;
  return LISTS.flatMap((list) =>
    Object.entries(codes[list]).map(([code, words]) => ({ token: `${list}:${code}`, words })),
  );
});
const CODES = sql`unnest(${sql.param(CODE_WORDS.map(({ token }) => token))}::text[], ${sql.param(CODE_WORDS.map(({ words }) => words))}::text[]) as codes (token, words)`;

/** `text` is one of the words of a query: a spelling holds no sign that a pattern could take for its own. */
function holds(spelling: SQL, text: string): SQL {
  return sql`${spelling} like '%' || search_fold(${text}) || '%'`;
}

/** The tokens of countries that go by exactly that text beside their names in force. */
function otherNameTokens(text: string): SQL {
  return sql`select 'country:' || ${countryOtherNames.iso3} from ${countryOtherNames} where ${countryOtherNames.folded} = search_fold(${text})`;
}

/** The tokens of countries and codes that have that word in theirs; the codes themselves are no words. */
function wordTokens(text: string): SQL {
  const codes = sql`select token from ${CODES} where ${holds(sql`search_fold(words)`, text)}`;
  const countries = sql`select 'country:' || ${searchDocuments.code} from ${searchDocuments} where ${searchDocuments.noun} = 'country' and ${and(inArray(searchDocuments.language, [...LOCALES]), holds(sql`${searchDocuments.folded}`, text), holds(sql`search_fold(${searchDocuments.title})`, text))}`;
  return sql`${codes} union all ${countries} union all ${otherNameTokens(text)}`;
}

/** Whether a title has one of the tokens. Codes have a collation of their own, by which the index could not be asked. */
function hasToken(tokens: SQL): SQL {
  return sql`${registerEntries.tokens} && array(select token collate "default" from (${tokens}) as sought (token))`;
}

/**
 * Entries that have all words of a text in their code or their title, as their reader sees it in any language of the
 * interface: without case, accents and the like. The text as a whole may be another name of a country.
 */
export function hasWords(text: string): SQL | undefined {
  const words = text.split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  if (words.length === 0) return undefined;
  return and(
    ...words.map((word) =>
      or(
        holds(sql`${registerEntries.folded}`, word),
        hasToken(sql`${wordTokens(word)} union all ${otherNameTokens(text)}`),
      ),
    ),
  );
}
