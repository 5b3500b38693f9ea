import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { CompareForm } from "@/components/compare/compare-form";
import { ComparedFigure } from "@/components/compare/compared-figure";
import { ComparedTexts } from "@/components/compare/compared-texts";
import { ComparedWords } from "@/components/compare/compared-words";
import { LeftOut } from "@/components/forms/left-out";
import { ReferencesProvider } from "@/components/references/references-provider";
import { RoundHead } from "@/components/rounds/round-head";
import { SavedViews } from "@/components/saved-views/saved-views";
import { EmptyState } from "@/components/ui/empty-state";
import { readPage } from "@/lib/core/page";
import { leftOut } from "@/lib/core/view-query";
import { formatDay, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { viewsOf } from "@/lib/saved-views/queries";
import { mayShare } from "@/lib/saved-views/rights";
import { chosenRows, comparedFigures, spreadRows } from "@/lib/scorecards/compare";
import { readComparison } from "@/lib/scorecards/compare-queries";
import {
  ALL_COUNTRIES,
  COUNTRY_FIELDS,
  compareQuery,
  compareViewSchema,
} from "@/lib/scorecards/compare-view";
import { isReleasedUnasked } from "@/lib/scorecards/grid";
import { saveViewAction } from "../../../views/actions";

type ComparePageProps = {
  params: Promise<{ locale: Locale; round: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  const { round } = await params;
  const t = await getTranslations("compare");
  return { title: t("titleOf", { round }) };
}

/** Up to six countries of a round side by side, or one with the spread of others; the address holds the choice. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const [{ locale, round: code }, query] = await Promise.all([params, searchParams]);
  const asked = compareViewSchema.parse(query);
  const { grid, view, texts, references, views, sharing } = await readPage(async (ctx) => ({
    ...(await readComparison(ctx, code, asked, locale)),
    views: await viewsOf(ctx, { page: "compare", place: code }),
    sharing: mayShare(ctx),
  }));
  const [t, regions, words] = await Promise.all([
    getTranslations("compare"),
    getTranslations("countries.regions"),
    getTranslations("grid"),
  ]);
  const { round, rows, language, indicators } = grid;
  const edition = `${round.instrument}@${round.editionVersion}`;
  const chosen = chosenRows(rows, view);
  const countries = chosen.length === asked.country.length && chosen.length > 0 ? chosen : undefined;
  const countriesSaid = Object.fromEntries(["country", ...COUNTRY_FIELDS].map((name) => [name, countries]));
  const spread = view.spread === undefined ? [] : spreadRows(rows, view.spread);
  const unasked = [...new Set([...chosen, ...spread])].filter(isReleasedUnasked).map(({ name }) => name);
  const indicator = indicators.find(({ key }) => key === view.indicator);
  const spreadOf =
    view.spread === undefined
      ? null
      : t("spreadOf", { whose: view.spread === ALL_COUNTRIES ? t("spreadAll") : regions(view.spread) });
  const sectionOf = (columns: typeof grid.columns) =>
    comparedFigures({ columns, rows, edition }, view).map((figures, index) => (
      <ComparedFigure
        key={figures.column.key}
        round={round.code}
        figures={figures}
        explainsMarks={index === 0}
        bands={grid.bands[figures.column.construct]}
        spreadOf={spreadOf}
        language={language}
      />
    ));
  const sections = [
    {
      key: "capability" as const,
      columns: grid.aggregates.filter(({ construct }) => construct === "capability"),
    },
    { key: "domains" as const, columns: grid.columns.filter(({ construct }) => construct === "capability") },
    {
      key: "exposure" as const,
      columns: [...grid.aggregates, ...grid.columns].filter(({ construct }) => construct === "exposure"),
    },
  ].filter(({ columns }) => columns.length > 0);
  return (
    <ReferencesProvider references={references}>
      <RoundHead
        round={round}
        title={t("title")}
        lead={t("lead", { edition, day: formatDay(locale, round.cutOffOn) })}
      />
      <InstrumentLanguage language={language} />
      <LeftOut names={leftOut(query, { ...view, ...countriesSaid })} />
      <CompareForm view={view} countries={rows} indicators={indicators} criteria={grid.criteria} />
      <SavedViews
        place={{ page: "compare", place: round.code }}
        query={compareQuery(view)}
        views={views}
        mayShare={sharing}
        save={saveViewAction}
      />
      {chosen.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <>
          <p>{t("rule")}</p>
          {unasked.length === 0 ? null : (
            <p>{words("statesNotAsked", { countries: formatList(locale, unasked) })}</p>
          )}
          {indicator === undefined ? null : (
            <ComparedTexts indicator={indicator} rows={chosen} texts={texts} language={language} />
          )}
          {sections.map(({ key, columns }) => (
            <section key={key} aria-labelledby={`section-${key}`}>
              <h2 id={`section-${key}`}>{t(key)}</h2>
              {sectionOf(columns)}
            </section>
          ))}
          <ComparedWords round={round.code} rows={chosen} indicators={indicators} language={language} />
        </>
      )}
    </ReferencesProvider>
  );
}
