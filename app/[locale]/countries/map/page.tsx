import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import type { PlainField } from "@/components/forms/form-field";
import { FactTable } from "@/components/map/fact-table";
import { factEntry, factMarks, factName, factTitle, totalLines } from "@/components/map/fact-words";
import { MapLegend } from "@/components/map/map-legend";
import { TileGrid } from "@/components/map/tile-grid";
import { WorldMap } from "@/components/map/world-map";
import { withProblems } from "@/components/register/filter-fields";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { AnchorButton, LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { formatDay } from "@/lib/i18n/format";
import { readFactMap } from "@/lib/map/page";
import { factMapSchema, imagePath, isFigureFact, isTreatyFact, MAP_FACTS } from "@/lib/map/schema";
import { pointSizes } from "@/lib/map/size";
import { periodParameters, periodProblems } from "@/lib/registers/period";
import { statementDayInWords } from "@/lib/treaties/treaty-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("map"))("factsTitle") };
}

/** One fact for each country, as points or areas of the map, as tiles and as a table. */
export default async function FactMapPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const filter = factMapSchema.parse(query);
  const [locale, t] = await Promise.all([getLocale(), getTranslations()]);
  const { facts, names, asOf, problem, year, years, totals, isDemonstration, boundaries } = await readPage(
    (ctx) => readFactMap(ctx, locale, filter),
  );
  const isFigure = isFigureFact(filter.fact);
  const fact = factTitle(t, filter.fact, year);
  const entries = facts.map((one) => factEntry(t, locale, one, names));
  const sizes = pointSizes(entries.flatMap(({ value }) => value ?? []));
  const { from, to } = periodParameters(filter);
  const isTreaty = isTreatyFact(filter.fact);
  const statuses = facts.flatMap((one) => (one.kind === "treaty" ? one.status : []));
  const day = isTreaty ? statementDayInWords(t, locale, statuses, asOf) : undefined;
  const short = (name: "asOf" | "from" | "to", value: string): PlainField => ({
    kind: "text",
    name,
    label: t(`map.${name}`),
    value,
    width: "short",
  });
  function timeFields(): readonly PlainField[] {
    if (isTreaty) return [short("asOf", problem === null ? asOf : filter.asOf)];
    if (!isFigure) return [short("from", from), short("to", to)];
    const options = years.map((one) => ({ value: String(one), label: String(one) }));
    return [
      {
        kind: "select",
        name: "year",
        label: t("map.year"),
        options,
        value: year === null ? "" : String(year),
      },
    ];
  }
  return (
    <>
      <Breadcrumbs places={[{ key: "countries", text: t("countries.title"), href: "/countries" }]} />
      <PageHeader
        title={t("map.factsTitle")}
        lead={t("map.factsLead")}
        aside={day}
        actions={
          <>
            <AnchorButton href={imagePath("facts", locale, query)} download>
              {t("map.download")}
            </AnchorButton>
            <AnchorButton href={imagePath("facts", locale, { ...query, format: "png" })} download>
              {t("map.downloadPicture")}
            </AnchorButton>
            <LinkButton href="/routes/map">{t("map.toRoutes")}</LinkButton>
          </>
        }
      />
      <FilterForm
        id="map-filter"
        label={t("map.filter")}
        {...withProblems(
          t,
          [
            {
              kind: "select",
              name: "fact",
              label: t("map.fact"),
              options: MAP_FACTS.map((value) => ({ value, label: factName(t, value) })),
              value: filter.fact,
            },
            ...timeFields(),
          ],
          query,
          isFigure || isTreaty ? {} : periodProblems(query),
        )}
        {...(problem === null
          ? {}
          : { errors: { asOf: t(`treaties.dayProblem.${problem}`, { day: formatDay(locale, asOf) }) } })}
      />
      <WorldMap
        label={t(boundaries === null ? "map.imageOfFacts" : "map.imageOfAreas", { fact })}
        entries={entries}
        isDemonstration={isDemonstration}
        boundaries={boundaries}
        areFilled
        sizes={sizes}
        legend={
          <MapLegend
            hasFlows={false}
            sizes={sizes?.samples ?? []}
            marks={factMarks(t, filter.fact)}
            areas={boundaries && { areFilled: true, hasUnassigned: boundaries.hasUnassigned }}
          />
        }
      />
      {totals.length === 0 ? null : (
        <>
          {totalLines(t, locale, totals).map((line) => (
            <p key={line}>
              <b>{line}</b>
            </p>
          ))}
          <p>{t("map.figuresNote")}</p>
        </>
      )}
      <TileGrid entries={entries} />
      <section aria-labelledby="table-heading">
        <h2 id="table-heading">{t("map.table")}</h2>
        <FactTable fact={fact} entries={entries} />
      </section>
    </>
  );
}
