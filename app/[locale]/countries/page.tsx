import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { LinkButton } from "@/components/ui/button";
import { PartialDateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
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
      {countries.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <Table id="countries" caption={t("title")} captionHidden sticky>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("code")}</th>
              <th scope="col">{t("region")}</th>
              <th scope="col">{t("since")}</th>
            </tr>
          </thead>
          <tbody>
            {countries.map(({ iso3, name, participation }) => (
              <tr key={iso3}>
                <th scope="row">
                  <Link href={`/countries/${iso3}`}>{name}</Link>
                </th>
                <td>
                  <bdi>{iso3}</bdi>
                </td>
                <td>{participation === null ? null : t(`regions.${participation.region}`)}</td>
                <td>{participation === null ? null : <PartialDateText date={participation.since} />}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
