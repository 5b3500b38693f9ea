import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { LeftOut } from "@/components/forms/left-out";
import { GridNotes } from "@/components/grid/grid-notes";
import { GridTable } from "@/components/grid/grid-table";
import { GridViewForm } from "@/components/grid/grid-view-form";
import { OtherRounds } from "@/components/grid/other-rounds";
import { Banner } from "@/components/layout/banner";
import { RoundTitle } from "@/components/rounds/round-title";
import { SavedViews } from "@/components/saved-views/saved-views";
import { RoundSelfAssessments } from "@/components/self-assessment/round-self-assessments";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { mayCompare } from "@/lib/comparison/compared";
import { readPage } from "@/lib/core/page";
import { leftOut } from "@/lib/core/view-query";
import { compareNames, formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { readsRawSomewhere } from "@/lib/registers/country-subject";
import { readsRoundReport } from "@/lib/round-reports/rights";
import { hasWork, roundCounts } from "@/lib/rounds/has-work";
import { aroundRound } from "@/lib/saved-views/queries";
import { mayShare } from "@/lib/saved-views/rights";
import { isReleased, leadsOf, shownRows } from "@/lib/scorecards/grid";
import { bandColumns, knownView } from "@/lib/scorecards/grid-choices";
import { readGrid } from "@/lib/scorecards/grid-queries";
import { GRID_DEFAULTS, gridQuery, gridViewSchema } from "@/lib/scorecards/grid-view";
import { mayReadAgreement } from "@/lib/second-ratings/round";
import { selfAssessmentsOfRound } from "@/lib/self-assessments/round";
import { saveViewAction } from "../../views/actions";

type RoundPageProps = {
  params: Promise<{ locale: Locale; round: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: RoundPageProps): Promise<Metadata> {
  const { round } = await params;
  const t = await getTranslations("grid");
  return { title: t("titleOf", { round }) };
}

/**
 * The countries of a round: what each reader may see of figures, levels, states and dates, by criterion, domain or
 * indicator; the address holds the view.
 */
export default async function RoundPage({ params, searchParams }: RoundPageProps) {
  const [{ locale, round: code }, query] = await Promise.all([params, searchParams]);
  const asked = gridViewSchema.parse(query);
  const {
    grid,
    rounds: roundTitles,
    views,
    sharing,
    mayOpen,
    oversees,
    readsReport,
    compares,
    readsRaw,
    readsAgreement,
    selfAssessments,
  } = await readPage(async (ctx) => {
    const grid = await readGrid(ctx, code, { ...asked, locale });
    return {
      grid,
      ...(await aroundRound(ctx, code)),
      sharing: mayShare(ctx),
      readsRaw: await readsRawSomewhere(ctx),
      readsAgreement: await mayReadAgreement(ctx, grid.round),
      selfAssessments: await selfAssessmentsOfRound(ctx, grid.round),
      mayOpen: can(ctx.actor, "assessment.open", { kind: "installation" }),
      compares: await mayCompare(ctx, grid.round),
      oversees: can(ctx.actor, "round.oversee", { kind: "installation" }),
      readsReport: readsRoundReport(ctx.actor, grid.rows),
    };
  });
  const [
    t,
    navigation,
    rounds,
    quality,
    secondRating,
    stability,
    desk,
    consistency,
    comparison,
    compare,
    packages,
    roundReport,
  ] = await Promise.all([
    getTranslations("grid"),
    getTranslations("navigation"),
    getTranslations("rounds"),
    getTranslations("quality"),
    getTranslations("secondRating"),
    getTranslations("stability"),
    getTranslations("desk"),
    getTranslations("consistency"),
    getTranslations("comparison"),
    getTranslations("compare"),
    getTranslations("dataPackage"),
    getTranslations("roundReport"),
  ]);
  const { round, rows, hasProgress, hasTeamFigures, language } = grid;
  const view = knownView(grid, asked);
  const shown = shownRows(rows, view);
  const address = `/rounds/${round.code}`;
  const mayOpenMore = mayOpen && hasWork(roundCounts(rows.map(({ state }) => state)));
  const isOutside = round.kind === "outside";
  return (
    <>
      {round.purpose === "real" ? null : <Banner kind={round.purpose} />}
      <Breadcrumbs
        places={[
          { key: "rounds", text: navigation("rounds"), href: "/rounds" },
          { key: "round", text: <RoundTitle>{round.title}</RoundTitle> },
        ]}
      />
      <PageHeader
        title={<RoundTitle>{round.title}</RoundTitle>}
        lead={t("lead", {
          edition: `${round.instrument}@${round.editionVersion}`,
          day: formatDay(locale, round.cutOffOn),
        })}
        aside={t("count", { shown: shown.length, all: rows.length })}
        actions={
          isOutside ? undefined : (
            <>
              {shown.length === 0 ? null : (
                <a href={`/api/rounds/${round.code}/grid${gridQuery(view) || "?"}&locale=${locale}`} download>
                  {t("export")}
                </a>
              )}
              {rows.some(isReleased) ? (
                <a href={`/api/rounds/${round.code}/package`} download>
                  {packages("roundLink")}
                </a>
              ) : null}
              {shown.length === 0 ? null : <Link href={`${address}/compare`}>{compare("toCompare")}</Link>}
              {hasProgress ? (
                <a href={`/api/rounds/${round.code}/deadlines?locale=${locale}`} download>
                  {desk("deadlines")}
                </a>
              ) : null}
              {oversees ? <Link href={`${address}/desk`}>{desk("to")}</Link> : null}
              {oversees || readsReport ? (
                <Link href={`${address}/report/${oversees ? "team" : "readers"}`}>{roundReport("link")}</Link>
              ) : null}
              {compares ? (
                <>
                  <Link href={`${address}/consistency`}>{consistency("to")}</Link>
                  <Link href={`${address}/comparison`}>{comparison("to")}</Link>
                </>
              ) : null}
              {readsRaw ? <Link href="/countries/quality">{quality("allTitle")}</Link> : null}
              {readsAgreement ? (
                <Link href={`${address}/agreement`}>{secondRating("toAgreement")}</Link>
              ) : null}
              {hasTeamFigures ? <Link href={`${address}/stability`}>{stability("toRound")}</Link> : null}
              {mayOpenMore ? <Link href={`${address}/open`}>{rounds("open.link")}</Link> : null}
            </>
          )
        }
      />
      <InstrumentLanguage language={language} />
      {isOutside ? <p>{t("outside")}</p> : null}
      {rows.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <>
          <LeftOut names={leftOut(query, view, GRID_DEFAULTS)} />
          <GridViewForm
            address={address}
            view={view}
            columns={bandColumns(grid)}
            criteria={grid.criteria}
            leads={leadsOf(rows, compareNames(locale))}
            hasProgress={hasProgress}
            hasTeamFigures={hasTeamFigures}
          />
          <OtherRounds
            rounds={roundTitles.filter((other) => other.code !== round.code)}
            query={gridQuery(view)}
          />
          {isOutside ? null : (
            <SavedViews
              place={{ page: "round", place: round.code }}
              query={gridQuery(view).slice(1)}
              views={views}
              mayShare={sharing}
              save={saveViewAction}
            />
          )}
          {shown.length === 0 ? (
            <EmptyState title={t("noneShown")} action={<Link href={address}>{t("showAll")}</Link>} />
          ) : (
            <GridTable
              {...grid}
              round={round.code}
              purpose={round.purpose}
              title={round.title}
              view={view}
              rows={shown}
            />
          )}
          <GridNotes grid={grid} view={view} rows={shown} />
        </>
      )}
      {selfAssessments.length === 0 ? null : (
        <RoundSelfAssessments
          round={round.code}
          states={selfAssessments.map((line) => ({
            ...line,
            name: rows.find(({ iso3 }) => iso3 === line.iso3)?.name ?? line.iso3,
          }))}
        />
      )}
    </>
  );
}
