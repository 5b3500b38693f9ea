import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { WarningsByCountry } from "@/components/quality/warnings-by-country";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { countriesWithWarnings } from "@/lib/quality/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality"))("allTitle") };
}

/** The countries with open warnings, of those whose warnings the reader may see. */
export default async function QualityOfCountriesPage() {
  const locale = await getLocale();
  const countries = await readPage((ctx) => countriesWithWarnings(ctx, locale));
  const t = await getTranslations();
  return (
    <>
      <Breadcrumbs places={[{ key: "countries", text: t("countries.title"), href: "/countries" }]} />
      <PageHeader
        title={t("quality.allTitle")}
        lead={t("quality.allLead")}
        aside={t("quality.count", { count: countries.reduce((sum, { open }) => sum + open, 0) })}
      />
      {countries.length === 0 ? (
        <EmptyState title={t("quality.none")}>{t("quality.allNoneText")}</EmptyState>
      ) : (
        <WarningsByCountry countries={countries} />
      )}
    </>
  );
}
