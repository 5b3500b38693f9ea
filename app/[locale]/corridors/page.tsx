import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { CorridorTable } from "@/components/route/corridor-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { readCorridors } from "@/lib/routes/page";
import { CORRIDORS_PER_PAGE, corridorFilterSchema, corridorParameters } from "@/lib/routes/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("corridors"))("title") };
}

/** Pairs of countries that recorded routes join. */
export default async function CorridorsPage({ searchParams }: PageProps) {
  const filter = corridorFilterSchema.parse(await searchParams);
  const [locale, t] = await Promise.all([getLocale(), getTranslations()]);
  const { corridors, total, countries, names } = await readPage((ctx) => readCorridors(ctx, locale, filter));
  const parameters = corridorParameters(filter);
  const options = countries.map(({ iso3, name }) => ({ value: iso3, label: name }));
  const any = t("corridors.any");
  return (
    <>
      <Breadcrumbs places={[{ key: "evidence", text: t("registers.title"), href: "/evidence" }]} />
      <PageHeader
        title={t("corridors.title")}
        lead={t("corridors.lead")}
        aside={t("corridors.count", { count: total })}
      />
      <FilterForm
        id="corridor-filter"
        label={t("corridors.filter")}
        fields={[
          {
            kind: "select",
            name: "country",
            label: t("corridors.country"),
            options,
            value: filter.country ?? undefined,
            empty: any,
          },
          {
            kind: "select",
            name: "other",
            label: t("corridors.otherCountry"),
            options,
            value: filter.other ?? undefined,
            empty: any,
          },
          { kind: "text", name: "from", label: t("corridors.from"), value: parameters.from, width: "short" },
          { kind: "text", name: "to", label: t("corridors.to"), value: parameters.to, width: "short" },
        ]}
      />
      {corridors.length === 0 ? (
        <EmptyState title={t("corridors.none")}>{t("corridors.noneText")}</EmptyState>
      ) : (
        <CorridorTable corridors={corridors} names={names} />
      )}
      <Pagination
        path="/corridors"
        parameters={parameters}
        page={filter.page}
        pages={Math.max(1, Math.ceil(total / CORRIDORS_PER_PAGE))}
      />
    </>
  );
}
