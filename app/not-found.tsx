import { cookies, headers } from "next/headers";
import { setRequestLocale } from "next-intl/server";
import { Document } from "@/app/document";
import { NotFoundContent } from "@/app/not-found-content";
import { PageFrame } from "@/components/layout/page-frame";
import { TopBar } from "@/components/layout/top-bar";
import { MessagesProvider } from "@/components/messages-provider";
import { preferredLocale } from "@/lib/i18n/locales";
import { THEME_COOKIE, themeOf } from "@/lib/preferences/theme";

/** An address that names no language: answered in the reader's own. */
export default async function NotFound() {
  const locale = preferredLocale((await headers()).get("accept-language"));
  setRequestLocale(locale);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <Document locale={locale}>
      <MessagesProvider namespaces={["common", "errors"]}>
        <PageFrame topBar={<TopBar person={null} navigation={[]} locale={locale} theme={theme} />}>
          <NotFoundContent />
        </PageFrame>
      </MessagesProvider>
    </Document>
  );
}
