/** The codes of a rating in words, as a person chooses them in a pack, and back. Pure. */
import { CHANGE_CAUSES, NOT_ASSESSED_REASONS, RATING_STATES, type RatingKind } from "@/db/enums";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { mayGiveReason } from "@/lib/ratings/judgement-rules";

/** Columns whose cells are chosen from a list of words. */
export type WordColumn = "state" | "reason" | "change_cause";

const CODES: Readonly<Record<WordColumn, readonly string[]>> = {
  state: RATING_STATES,
  reason: NOT_ASSESSED_REASONS,
  change_cause: CHANGE_CAUSES,
};

function wordsIn(locale: Locale, column: WordColumn): Readonly<Record<string, string>> {
  const { state, reason, changeCause } = catalogueOf(locale).rating;
  return { state, reason, change_cause: changeCause }[column];
}

/** The codes that a rating of a kind chooses from in a column. */
export function codesOf(column: WordColumn, kind: RatingKind): readonly string[] {
  return column === "reason"
    ? NOT_ASSESSED_REASONS.filter((reason) => mayGiveReason(kind, reason))
    : CODES[column];
}

/** A code in words. */
export function wordOf(locale: Locale, column: WordColumn, code: string): string {
  return wordsIn(locale, column)[code] ?? code;
}

/** The code of a cell, said in words of any language or as the code itself; undefined where it is none. */
export function codeOf(column: WordColumn, cell: string): string | undefined {
  const typed = cell.toLowerCase();
  return CODES[column].find(
    (code) =>
      code === typed || LOCALES.some((locale) => wordOf(locale, column, code).toLowerCase() === typed),
  );
}
