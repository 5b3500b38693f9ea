import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Document } from "@/app/document";
import { programmeName } from "@/app/programme-name";
import { FieldWatch } from "@/components/field-mode/field-watch";
import { FieldBar } from "@/components/layout/field-bar";
import { PageFrame } from "@/components/layout/page-frame";
import { TopBar } from "@/components/layout/top-bar";
import { LeaveGuard } from "@/components/leaving/leave-guard";
import { MessagesProvider } from "@/components/messages-provider";
import { SearchBox } from "@/components/search/search-box";
import { SessionGuard } from "@/components/session/session-guard";
import { SignOutForm } from "@/components/session/sign-out-form";
import { sessionStateOf } from "@/lib/auth/session-state";
import { hasRole } from "@/lib/core/context";
import { REQUEST_PATH_HEADER } from "@/lib/core/headers";
import { isNameless } from "@/lib/core/nameless";
import { requestContext, requestSession } from "@/lib/core/request";
import { FIELD_PATH } from "@/lib/field-mode/rules";
import { isLocale, withoutLocale } from "@/lib/i18n/locales";
import { navigationFor } from "@/lib/navigation";
import { THEME_COOKIE, themeOf } from "@/lib/preferences/theme";
import { getSettings } from "@/lib/settings/queries";

interface LocaleLayoutProps {
  params: Promise<{ locale: string }>;
  children: ReactNode;
}

/** Pages say their own title; this one stands behind it. */
export async function generateMetadata({ params }: LocaleLayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const [t, description] = await Promise.all([
    getTranslations({ locale, namespace: "common" }),
    programmeName(locale),
  ]);
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, description };
}

/** The frame of every page in one language. */
export default async function LocaleLayout({ params, children }: LocaleLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const [ctx, t] = await Promise.all([requestContext(), getTranslations("navigation")]);
  const { session } = await requestSession();
  const address = (await headers()).get(REQUEST_PATH_HEADER) ?? "/";
  const { installationKind } = await getSettings(ctx);
  const mayBrowse = ctx.actor.kind === "user" && !hasRole(ctx.actor, "administrator");
  // What a device keeps of this page is about nobody, whoever fetched it.
  const isKept = withoutLocale(address) === FIELD_PATH;
  const topBar = isKept ? (
    <FieldBar locale={locale} />
  ) : (
    <TopBar
      person={session?.actor ?? null}
      navigation={navigationFor(ctx.actor).map(({ part, ...place }) => ({ ...place, text: t(part) }))}
      rendered={withoutLocale(address)}
      locale={locale}
      theme={theme}
      unread={session?.unread ?? 0}
      search={mayBrowse ? <SearchBox locale={locale} /> : undefined}
      signOut={session === null ? undefined : <SignOutForm locale={locale} person={session.actor.userId} />}
    />
  );
  const state = sessionStateOf(session, ctx.now);
  return (
    <Document locale={locale}>
      <MessagesProvider namespaces={["common", "errors", "authentication"]}>
        <PageFrame
          topBar={topBar}
          programme={await programmeName(locale)}
          banner={installationKind === "demonstration" ? "demonstration" : undefined}
          isForGivers={isNameless(address)}
        >
          {session !== null && state.signedIn && !isKept ? (
            <SessionGuard
              person={{ userId: session.actor.userId, name: session.actor.name, email: session.actor.email }}
              secondsLeft={state.secondsLeft}
            />
          ) : null}
          {children}
        </PageFrame>
        <LeaveGuard />
        <FieldWatch />
      </MessagesProvider>
    </Document>
  );
}
