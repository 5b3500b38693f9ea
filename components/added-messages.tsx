"use client";

import { NextIntlClientProvider } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import { type Locale, TIME_ZONE } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/messages/catalogues";

const Around = createContext<Partial<Messages>>({});

/** Texts for the components inside, beside those of the same component around it. */
export function AddedMessages({
  locale,
  text,
  children,
}: {
  locale: Locale;
  text: JsonText<Partial<Messages>>;
  children: ReactNode;
}) {
  const around = useContext(Around);
  const messages = useMemo(() => ({ ...around, ...ofJsonText(text) }), [around, text]);
  return (
    <Around value={messages}>
      <NextIntlClientProvider locale={locale} timeZone={TIME_ZONE} messages={messages}>
        {children}
      </NextIntlClientProvider>
    </Around>
  );
}
