import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import { THEME_COOKIE, themeOf } from "@/lib/preferences/theme";
import { PrintWords } from "./print-words";

/** The document of a page: language, direction and theme stand in it before any script runs. */
export async function Document({ locale, children }: { locale: Locale; children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <PrintWords locale={locale} />
        {children}
      </body>
    </html>
  );
}
