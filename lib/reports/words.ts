/** The words of a report in its reader's language, and what people typed with its references in words. Pure. */
import { createTranslator } from "use-intl/core";
import type { ChangeCause } from "@/db/enums";
import { figureText } from "@/lib/figures/figure-text";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { titleInWords } from "@/lib/registers/reader-words";
import { UNDETERMINED } from "@/lib/text/language";
import { keyOf, partsOf, type Reference, type References } from "@/lib/text/tokens";
import type { Text } from "./model";

export type Words = {
  readonly t: Translate;
  readonly locale: Locale;
  /** A text of the product. */
  readonly said: (text: string) => Text;
  /** A text of the edition. */
  readonly ofEdition: (text: string) => Text;
  /** What a person typed, in the language that was named for it. */
  readonly typed: (text: string, language: string | null) => Text;
  /** What has no language: a code, a number, an address. */
  readonly plain: (text: string) => Text;
};

/** Why a level differs from that of the last round. */
export function causeText({ t }: Pick<Words, "t">, cause: ChangeCause | null): string {
  return cause === null ? t("scorecard.change.causeUnknown") : t(`rating.changeCause.${cause}`);
}

/** The words for one report. `references` are those that its reader may follow. */
export function wordsFor(locale: Locale, editionLanguage: string, references: References): Words {
  const t: Translate = createTranslator({ locale, messages: catalogueOf(locale) });
  const inWords = (reference: Reference): string => {
    const { code, title, figure, countryNames = {} } = reference;
    if (figure !== undefined) return `${figureText(t, locale, figure)} (${code})`;
    return `${code} ${titleInWords(t, title, countryNames)}`;
  };
  return {
    t,
    locale,
    said: (text) => ({ text, language: locale }),
    ofEdition: (text) => ({ text, language: editionLanguage }),
    plain: (text) => ({ text, language: null }),
    typed: (text, language) => ({
      language: language === UNDETERMINED ? null : language,
      text: partsOf(text)
        .map((part) => {
          if (typeof part === "string") return part;
          const reference = references[keyOf(part)];
          return reference === undefined ? part.typed : inWords(reference);
        })
        .join(""),
    }),
  };
}
