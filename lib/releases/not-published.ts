/** What becomes of a reference in a released text to something that its readers do not see. Pure. */
import { UNDETERMINED } from "@/lib/text/language";
import type { Token } from "@/lib/text/tokens";

export type Becomes = "words" | "nothing";

const WORDS: Readonly<Record<string, string>> = {
  ar: "[غير منشور]",
  es: "[no publicado]",
  fr: "[non publié]",
  ru: "[не опубликовано]",
  zh: "[未公布]",
};
const ENGLISH = "[not published]";
const ARABIC_LETTER = /\p{Script=Arabic}/u;

/** The words for a text in a language (BCP 47); English where it has none here, and by the script where it is not known. */
export function notPublished(language: string, text: string): string {
  const [primary = ""] = language.toLowerCase().split("-");
  const known = primary === UNDETERMINED && ARABIC_LETTER.test(text) ? "ar" : primary;
  return WORDS[known] ?? ENGLISH;
}

/** A source goes without a word, so that nobody outside the team learns that there is one; words stand for the rest. */
export function becomesOf({ kind }: Pick<Token, "kind">): Becomes {
  return kind === "source" ? "nothing" : "words";
}
