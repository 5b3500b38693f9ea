import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { ArrowTable } from "@/components/map/arrow-table";
import { MapLegend } from "@/components/map/map-legend";
import { routeEntries, routeMapFields, routeMarks } from "@/components/map/route-words";
import { TileGrid } from "@/components/map/tile-grid";
import { WorldMap } from "@/components/map/world-map";
import { withProblems } from "@/components/register/filter-fields";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { AnchorButton, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { readRouteMap } from "@/lib/map/page";
import { imagePath } from "@/lib/map/schema";
import { ROUTES } from "@/lib/registers/definitions/routes";
import { entryFilter, filterParameters, filterProblems } from "@/lib/registers/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("map"))("routesTitle") };
}

/** Routes as arrows from country to country, with the filters of their register in the address. */
export default async function RouteMapPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const filter = entryFilter(ROUTES, query);
  const [locale, t] = await Promise.all([getLocale(), getTranslations()]);
  const { countries, routes, arrows, routesOf, isDemonstration, boundaries } = await readPage((ctx) =>
    readRouteMap(ctx, locale, filter),
  );
  const names = Object.fromEntries(countries.map(({ iso3, name }) => [iso3, name]));
  const entries = routeEntries(t, { countries, routesOf });
  const parameters = new URLSearchParams(filterParameters(filter)).toString();
  return (
    <>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "routes", text: t("registers.nouns.routes.title"), href: "/routes" },
        ]}
      />
      <PageHeader
        title={t("map.routesTitle")}
        lead={t("map.routesLead")}
        aside={t("map.summary", { routes, arrows: arrows.length })}
        actions={
          <>
            <AnchorButton href={imagePath("routes", locale, query)} download>
              {t("map.download")}
            </AnchorButton>
            <AnchorButton href={imagePath("routes", locale, { ...query, format: "png" })} download>
              {t("map.downloadPicture")}
            </AnchorButton>
            <LinkButton href={parameters === "" ? "/routes" : `/routes?${parameters}`}>
              {t("map.asTable")}
            </LinkButton>
            <LinkButton href="/corridors">{t("corridors.title")}</LinkButton>
            <LinkButton href="/countries/map">{t("map.toFacts")}</LinkButton>
          </>
        }
      />
      <FilterForm
        id="map-filter"
        label={t("map.filter")}
        {...withProblems(t, routeMapFields(t, filter, countries), query, filterProblems(ROUTES, query))}
      />
      {routes === 0 ? <EmptyState title={t("map.nothing")}>{t("map.nothingText")}</EmptyState> : null}
      <WorldMap
        label={t("map.imageOfRoutes", { arrows: arrows.length })}
        entries={entries}
        flows={arrows.map(({ from, to, support }) => ({ from, to, kind: support }))}
        isDemonstration={isDemonstration}
        boundaries={boundaries}
        legend={
          <MapLegend
            hasFlows
            areas={boundaries && { areFilled: false, hasUnassigned: boundaries.hasUnassigned }}
            marks={routeMarks(t)}
          />
        }
      />
      {arrows.length === 0 ? null : (
        <section aria-labelledby="table-heading">
          <h2 id="table-heading">{t("map.table")}</h2>
          <ArrowTable arrows={arrows} names={names} />
        </section>
      )}
      <TileGrid entries={entries} />
    </>
  );
}
