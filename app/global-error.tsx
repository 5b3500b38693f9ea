"use client";

import "./styles/tokens.css";
import "./styles/base.css";
import { ErrorPage } from "@/components/layout/error-page";
import { AnchorButton, Button } from "@/components/ui/button";
import { directionOf, LOCALES, type Locale } from "@/lib/i18n/locales";
import ar from "@/lib/i18n/messages/ar/errors.json";
import en from "@/lib/i18n/messages/en/errors.json";

const TEXTS: Record<Locale, typeof en> = { en, ar };

/** The last resort, when the frame itself failed: no language is known any more, so it speaks all of them. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <main>
          {LOCALES.map((locale) => {
            const texts = TEXTS[locale];
            return (
              <div key={locale} lang={locale} dir={directionOf(locale)}>
                <ErrorPage
                  title={texts.failed.title}
                  lead={texts.failed.lead}
                  reference={
                    error.digest === undefined
                      ? undefined
                      : texts.reference.replace("{reference}", error.digest)
                  }
                >
                  <Button type="button" kind="primary" onClick={reset}>
                    {texts.tryAgain}
                  </Button>
                  <AnchorButton href={`/${locale}`}>{texts.toStart}</AnchorButton>
                </ErrorPage>
              </div>
            );
          })}
        </main>
      </body>
    </html>
  );
}
