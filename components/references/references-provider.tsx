import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { figureText } from "@/lib/figures/figure-text";
import { titleInWords } from "@/lib/registers/reader-words";
import type { References } from "@/lib/text/tokens";
import { type ReferenceInWords, ReferencesContextProvider } from "./references";

/** Gives every text inside what its references lead to for this reader. For pages: the words are found on the server. */
export function ReferencesProvider({
  references,
  children,
}: {
  references: References;
  children: ReactNode;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const inWords = Object.entries(references).map(([key, reference]): [string, ReferenceInWords] => {
    const { href, code, language, title, figure, countryNames } = reference;
    if (figure === undefined)
      return [
        key,
        { href, code, language, text: titleInWords(t, title, countryNames ?? {}), isFigure: false },
      ];
    const text = figureText(t, locale, figure);
    return [key, { href, code, language: null, text, isFigure: true }];
  });
  return (
    <ReferencesContextProvider references={Object.fromEntries(inWords)}>{children}</ReferencesContextProvider>
  );
}
