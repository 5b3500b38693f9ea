import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CountryTable } from "@/components/country/country-table";
import { FilterForm } from "@/components/forms/filter-form";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PROGRAMME_REGIONS } from "@/db/enums";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { listCountries } from "@/lib/countries/queries";
import { countryFilter } from "@/lib/countries/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("countries"))("title") };
}

/** Countries and areas with their part in the programme; each leads to what is known of it here. */
export default async function CountriesPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const isFresh =
    query.search === undefined && query.region === undefined && query.participating === undefined;
  const filter = countryFilter.parse(isFresh ? { participating: "yes" } : query);
  const [locale, t] = await Promise.all([getLocale(), getTranslations("countries")]);
  const countries = await readPage((ctx) => listCountries(ctx, locale, filter));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={t("count", { count: countries.length })}
        actions={
          <LinkButton href="/countries/map">{(await getTranslations("map"))("factsTitle")}</LinkButton>
        }
      />
      <FilterForm
        id="filter"
        label={t("filter")}
        submit={(await getTranslations("common"))("search")}
        fields={[
          { kind: "text", name: "search", label: t("search"), value: filter.search },
          {
            kind: "select",
            name: "region",
            label: t("region"),
            options: PROGRAMME_REGIONS.map((value) => ({ value, label: t(`regions.${value}`) })),
            value: filter.region,
            empty: t("any"),
          },
          {
            kind: "select",
            name: "participating",
            label: t("participation"),
            options: [{ value: "yes", label: t("onlyParticipating") }],
            value: filter.participating,
            empty: t("any"),
          },
        ]}
      />
      <CountryTable path="/countries" countries={countries} />
    </>
  );
}
