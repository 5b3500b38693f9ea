import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/messages-provider";
import { WarningList } from "@/components/quality/warning-list";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { getCountry } from "@/lib/countries/queries";
import { countryQuality } from "@/lib/quality/queries";
import { programmeZone } from "@/lib/settings/programme-day";
import { dismissWarningAction } from "./actions";

export async function generateMetadata({ params }: PageProps<"iso3">): Promise<Metadata> {
  return { title: `${(await getTranslations("quality"))("title")} · ${(await params).iso3}` };
}

/** What does not fit in the registers of a country: open warnings first, dismissed ones with their reasons. */
export default async function QualityPage({ params }: PageProps<"iso3">) {
  const [{ iso3 }, locale, t] = await Promise.all([params, getLocale(), getTranslations("quality")]);
  const { country, quality, zone } = await readPage(async (ctx) => ({
    quality: await countryQuality(ctx, iso3),
    country: await getCountry(ctx, locale, iso3),
    zone: await programmeZone(ctx),
  }));
  const { warnings, registers, mayDismiss } = quality;
  const open = warnings.filter(({ dismissed }) => dismissed === null);
  const dismissed = warnings.filter((warning) => warning.dismissed !== null);
  return (
    <MessagesProvider namespaces={["quality"]}>
      <Breadcrumbs places={[{ key: "country", text: country.name, href: `/countries/${iso3}` }]} />
      <PageHeader
        title={t("titleOf", { country: country.name })}
        lead={t("lead")}
        aside={t("count", { count: open.length })}
        actions={<LinkButton href="/countries/quality">{t("allLink")}</LinkButton>}
      />
      {open.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <WarningList
          iso3={iso3}
          warnings={open}
          registers={registers}
          zone={zone}
          dismiss={mayDismiss ? dismissWarningAction : null}
        />
      )}
      {dismissed.length === 0 ? null : (
        <Disclosure summary={t("dismissedTitle", { count: dismissed.length })} look="boxed">
          <WarningList iso3={iso3} warnings={dismissed} registers={registers} zone={zone} dismiss={null} />
        </Disclosure>
      )}
    </MessagesProvider>
  );
}
