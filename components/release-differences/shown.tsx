/** One value of a release as the page of differences shows it, in the words of its reader. */
import type { ReactNode } from "react";
import { PlainText } from "@/components/references/plain-text";
import { formatDay, formatInstant, formatPartialDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import type { Comparer } from "@/lib/text/word-changes";

/** What the words of a page of differences come from. */
export type Words = {
  t: Translate;
  locale: Locale;
  zone: string;
  compare: Comparer;
};

/** A value; `text` where somebody typed it, so that its words are compared. Null where there is none. */
export type Shown = { node: ReactNode; text?: string; language: string } | null;

/** Words of the product, in the language of the page. */
export function said({ locale }: Words, node: ReactNode | null | undefined): Shown {
  return node === null || node === undefined || node === "" ? null : { node, language: locale };
}

/** Words of an edition, or a name. */
export function named(node: string | null | undefined, language: string): Shown {
  if (node === null || node === undefined || node === "") return null;
  return { node: <bdi lang={language}>{node}</bdi>, language };
}

/** What a person typed. */
export function typed(text: string | null | undefined, language: string): Shown {
  if (text === null || text === undefined || text === "") return null;
  return { node: <PlainText text={text} language={language} />, text, language };
}

/** A code, a hash or an address. */
export function exactly(words: Words, text: string | null | undefined): Shown {
  return text === null || text === undefined ? null : said(words, <code>{text}</code>);
}

export function day(words: Words, text: string | null): Shown {
  return text === null ? null : said(words, formatDay(words.locale, text));
}

export function partialDay(words: Words, text: string | null | undefined): Shown {
  return text ? said(words, formatPartialDate(words.t, words.locale, text)) : null;
}

export function instant(words: Words, text: string): Shown {
  return said(words, formatInstant(words.locale, text, words.zone));
}
