import { memoize, strategies } from "@formatjs/fast-memoize";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { type JsonText, jsonText } from "@/lib/core/json-text";
import type { Locale } from "@/lib/i18n/locales";
import { catalogueOf, type Messages, type Namespace } from "@/lib/i18n/messages/catalogues";
import { AddedMessages } from "./added-messages";

/** Texts do not change while the application runs. */
const textOf = memoize(
  (locale: Locale, ...namespaces: readonly Namespace[]): JsonText<Partial<Messages>> => {
    const all = catalogueOf(locale);
    return jsonText(Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]])));
  },
  { strategy: strategies.variadic },
);

/** Gives the client components inside it the namespaces they name, beside those of a provider around it. */
export async function MessagesProvider({
  namespaces,
  children,
}: {
  namespaces: readonly Namespace[];
  children: ReactNode;
}) {
  const locale = await getLocale();
  return (
    <AddedMessages locale={locale} text={textOf(locale, ...namespaces)}>
      {children}
    </AddedMessages>
  );
}
