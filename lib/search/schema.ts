/** What a search asks and what it answers. Pure, and safe in the browser. */
import { z } from "zod";

/** Things that can be found, in the order in which their groups stand. */
export const SEARCH_NOUNS = [
  "corridor",
  "country",
  "assessment",
  "indicator",
  "routes",
  "laws",
  "practices",
  "institutions",
  "publications",
  "cooperation",
  "groups",
  "source",
] as const;
export type SearchNoun = (typeof SEARCH_NOUNS)[number];

/** The longest text that is searched for; more words do not find more. */
export const QUERY_MAX = 200;
/** So many of each kind are shown. */
export const FOUND_PER_NOUN = 8;

export const searchSchema = z.object({
  q: z
    .string()
    .trim()
    .transform((text) => text.slice(0, QUERY_MAX))
    .catch(""),
});

/** One thing that was found: its words and its address without the language. */
export type Found = {
  noun: SearchNoun;
  code: string;
  title: string;
  href: string;
  /** The State whose word an entry is that names others. */
  reportedBy: string | null;
};
