import { cookies, headers } from "next/headers";
import { setRequestLocale } from "next-intl/server";
import { Document } from "@/app/document";
import { NotFoundContent } from "@/app/not-found-content";
import { programmeName } from "@/app/programme-name";
import { PageFrame } from "@/components/layout/page-frame";
import { TopBar } from "@/components/layout/top-bar";
import { MessagesProvider } from "@/components/messages-provider";
import { isLocale, LOCALE_HEADER, preferredLocale } from "@/lib/i18n/locales";
import { THEME_COOKIE, themeOf } from "@/lib/preferences/theme";

/**
 * Every address that no page has: answered in the language it names, else in the reader's own. Every page carries this
 * one for the case, so it gives the browser no texts: nothing of it needs them there.
 */
export default async function NotFound() {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  const named = sent.get(LOCALE_HEADER);
  const locale = isLocale(named) ? named : preferredLocale(sent.get("accept-language"));
  setRequestLocale(locale);
  return (
    <Document locale={locale}>
      <MessagesProvider namespaces={[]}>
        <PageFrame
          topBar={
            <TopBar
              person={null}
              unread={0}
              navigation={[]}
              rendered="/"
              locale={locale}
              theme={themeOf(jar.get(THEME_COOKIE)?.value)}
            />
          }
          programme={await programmeName(locale)}
        >
          <NotFoundContent />
        </PageFrame>
      </MessagesProvider>
    </Document>
  );
}
