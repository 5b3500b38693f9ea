import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Document } from "@/app/document";
import { PageFrame } from "@/components/layout/page-frame";
import { TopBar } from "@/components/layout/top-bar";
import { MessagesProvider } from "@/components/messages-provider";
import { isLocale } from "@/lib/i18n/locales";
import { THEME_COOKIE, themeOf } from "@/lib/preferences/theme";

interface LocaleLayoutProps {
  params: Promise<{ locale: string }>;
  children: ReactNode;
}

/** Pages say their own title; this one stands behind it. */
export async function generateMetadata({ params }: LocaleLayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: "common" });
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, description: t("programme") };
}

/** The frame of every page in one language. */
export default async function LocaleLayout({ params, children }: LocaleLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <Document locale={locale}>
      <MessagesProvider namespaces={["common", "errors"]}>
        <PageFrame topBar={<TopBar person={null} navigation={[]} locale={locale} theme={theme} />}>
          {children}
        </PageFrame>
      </MessagesProvider>
    </Document>
  );
}
