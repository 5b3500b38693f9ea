import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { GridTable } from "@/components/grid/grid-table";
import { GridViewForm } from "@/components/grid/grid-view-form";
import { Banner } from "@/components/layout/banner";
import { RoundTitle } from "@/components/rounds/round-title";
import { RoundSelfAssessments } from "@/components/self-assessment/round-self-assessments";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { mayCompare } from "@/lib/comparison/compared";
import { readPage } from "@/lib/core/page";
import { compareNames, formatDay, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { readsRawSomewhere } from "@/lib/registers/country-subject";
import { hasWork, roundCounts } from "@/lib/rounds/has-work";
import { isReleasedUnasked, leadsOf, shownRows, whyEmpty } from "@/lib/scorecards/grid";
import { readGrid } from "@/lib/scorecards/grid-queries";
import { gridQuery, gridViewSchema } from "@/lib/scorecards/grid-view";
import { mayReadAgreement } from "@/lib/second-ratings/round";
import { selfAssessmentsOfRound } from "@/lib/self-assessments/round";

type RoundPageProps = {
  params: Promise<{ locale: Locale; round: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: RoundPageProps): Promise<Metadata> {
  const { round } = await params;
  const t = await getTranslations("grid");
  return { title: t("titleOf", { round }) };
}

/** The countries of a round: what each reader may see of figures, states and dates; the address holds the view. */
export default async function RoundPage({ params, searchParams }: RoundPageProps) {
  const [{ locale, round: code }, query] = await Promise.all([params, searchParams]);
  const view = gridViewSchema.parse(query);
  const {
    round,
    columns,
    rows,
    hasProgress,
    hasTeamFigures,
    language,
    today,
    mayOpen,
    oversees,
    compares,
    readsRaw,
    readsAgreement,
    selfAssessments,
  } = await readPage(async (ctx) => {
    const grid = await readGrid(ctx, code, { locale, overall: view.overall !== undefined });
    return {
      ...grid,
      readsRaw: await readsRawSomewhere(ctx),
      readsAgreement: await mayReadAgreement(ctx, grid.round),
      selfAssessments: await selfAssessmentsOfRound(ctx, grid.round),
      mayOpen: can(ctx.actor, "assessment.open", { kind: "installation" }),
      compares: await mayCompare(ctx, grid.round),
      oversees: can(ctx.actor, "round.oversee", { kind: "installation" }),
    };
  });
  const [t, navigation, rounds, quality, secondRating, stability, desk, consistency, comparison] =
    await Promise.all([
      getTranslations("grid"),
      getTranslations("navigation"),
      getTranslations("rounds"),
      getTranslations("quality"),
      getTranslations("secondRating"),
      getTranslations("stability"),
      getTranslations("desk"),
      getTranslations("consistency"),
      getTranslations("comparison"),
    ]);
  const shown = shownRows(rows, view);
  const unasked = shown.filter(isReleasedUnasked).map(({ name }) => name);
  const address = `/rounds/${round.code}`;
  const isWithheld = shown.some((row) =>
    columns.some(
      (column) => !row.figures[column.key] && !["none", "withdrawn"].includes(whyEmpty(column, row)),
    ),
  );
  const isLowered = shown.some(({ figures }) =>
    columns.some(({ key }) => (figures[key]?.loweredBy.length ?? 0) > 0),
  );
  const hasPercents = shown.some(({ percents }) => Object.keys(percents).length > 0);
  const notes = [
    ...(hasProgress ? (["ratedNote", "draftNote", "correctedNote"] as const) : []),
    ...(hasPercents ? (["coverageNote"] as const) : []),
    ...(isLowered ? (["loweredNote"] as const) : []),
    ...(isWithheld ? (["withheldNote"] as const) : []),
  ];
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
              {hasProgress ? (
                <a href={`/api/rounds/${round.code}/deadlines?locale=${locale}`} download>
                  {desk("deadlines")}
                </a>
              ) : null}
              {oversees ? <Link href={`${address}/desk`}>{desk("to")}</Link> : null}
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
          <GridViewForm
            address={address}
            view={view}
            columns={columns}
            leads={leadsOf(rows, compareNames(locale))}
            hasProgress={hasProgress}
            hasTeamFigures={hasTeamFigures}
          />
          {shown.length === 0 ? (
            <EmptyState title={t("noneShown")} action={<Link href={address}>{t("showAll")}</Link>} />
          ) : (
            <GridTable
              round={round.code}
              title={round.title}
              columns={columns}
              rows={shown}
              hasProgress={hasProgress}
              language={language}
            />
          )}
          {unasked.length === 0 ? null : (
            <p>{t("statesNotAsked", { countries: formatList(locale, unasked) })}</p>
          )}
          {hasProgress ? (
            <p data-print="only">{t("daysCounted", { day: formatDay(locale, today) })}</p>
          ) : null}
          <p>
            {t("sortNote")} {hasTeamFigures ? t("teamOnly") : null}
          </p>
          {notes.length === 0 ? null : (
            <Disclosure summary={t("notes")}>
              <ul>
                {notes.map((note) => (
                  <li key={note}>{t(note)}</li>
                ))}
              </ul>
            </Disclosure>
          )}
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
