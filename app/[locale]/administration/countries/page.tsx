import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { CountryTable } from "@/components/country/country-table";
import { ActionForm } from "@/components/forms/action-form";
import { FilterForm } from "@/components/forms/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import { PROGRAMME_REGIONS } from "@/db/enums";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { listCountriesForChange } from "@/lib/countries/queries";
import { countryFilter } from "@/lib/countries/schema";
import { addAreaAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("pages.countries") };
}

/** Countries and areas: find one, open it, add one that M49 does not list. */
export default async function CountriesPage({ searchParams }: PageProps) {
  const filter = countryFilter.parse(await searchParams);
  const locale = await getLocale();
  const countries = await readPage((ctx) => listCountriesForChange(ctx, locale, filter));
  const [t, common, regions] = await Promise.all([
    getTranslations("administration"),
    getTranslations("common"),
    getTranslations("countries.regions"),
  ]);
  return (
    <>
      <AdministrationTabs current="countries" />
      <PageHeader title={t("pages.countries")} aside={t("countries.count", { count: countries.length })} />
      <FilterForm
        id="filter"
        label={t("countries.filter")}
        submit={common("search")}
        fields={[
          { kind: "text", name: "search", label: t("countries.search"), value: filter.search },
          {
            kind: "select",
            name: "region",
            label: t("countries.region"),
            options: PROGRAMME_REGIONS.map((value) => ({ value, label: regions(value) })),
            value: filter.region,
            empty: t("any"),
          },
          {
            kind: "select",
            name: "participating",
            label: t("countries.participation"),
            options: [{ value: "yes", label: t("countries.onlyParticipating") }],
            value: filter.participating,
            empty: t("any"),
          },
        ]}
      />
      <CountryTable path="/administration/countries" countries={countries} />
      <h2>{t("countries.add.title")}</h2>
      <p>{t("countries.add.lead")}</p>
      <ActionForm
        id="area"
        action={addAreaAction}
        submit={t("countries.add.submit")}
        submitKind="secondary"
        done={t("countries.add.done")}
        reasons={{ code_taken: t("reasons.code_taken") }}
        reasonFields={{ code_taken: "iso3" }}
        fields={[
          {
            kind: "text",
            name: "iso3",
            label: t("countries.code"),
            hint: t("countries.add.codeHint"),
            width: "short",
          },
          { kind: "text", name: "nameEn", label: t("countries.add.nameEn") },
          { kind: "text", name: "nameAr", label: t("countries.add.nameAr"), optional: t("optional") },
          {
            kind: "textarea",
            name: "note",
            label: t("countries.add.note"),
            hint: t("countries.add.noteHint"),
          },
        ]}
      />
    </>
  );
}
