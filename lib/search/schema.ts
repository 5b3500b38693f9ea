/** What a search asks and what it answers. Pure, and safe in the browser. */
import { z } from "zod";
import { QUERY_MAX } from "./query-max";

/** Things that can be found, in the order in which their groups stand. */
export const SEARCH_NOUNS = [
  "corridor",
  "country",
  "treaty",
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

/** So many of each kind are suggested while somebody types. */
export const SUGGESTED_PER_NOUN = 4;

/** What the search box suggests, in words of the reader's language. */
export type Suggestions = {
  /** How many there are, as a sentence. */
  count: string;
  groups: readonly {
    noun: SearchNoun;
    label: string;
    options: readonly {
      code: string;
      title: string;
      /** Without the language. */
      href: string;
      /** Whose word an entry is that speaks of another State. */
      reported: string | null;
    }[];
  }[];
};
