import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { BandTable } from "@/components/comparison/band-table";
import { CorrelationTable } from "@/components/comparison/correlation-table";
import { FilterForm } from "@/components/forms/filter-form";
import { RoundHead } from "@/components/rounds/round-head";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { readComparison } from "@/lib/comparison/queries";
import { comparisonViewSchema } from "@/lib/comparison/schema";
import type { Comparison, Figure, OutsideComparison } from "@/lib/comparison/view";
import { readPage } from "@/lib/core/page";
import { formatList } from "@/lib/i18n/format";
import { COEFFICIENT_PAIRS_MIN } from "@/lib/scoring/bootstrap";

type ComparisonPageProps = PageProps<"/[locale]/rounds/[round]/comparison">;

export async function generateMetadata({ params }: ComparisonPageProps): Promise<Metadata> {
  const { round } = await params;
  return { title: (await getTranslations("comparison"))("titleOf", { round }) };
}

/** Figures of other organisations beside ours, and exposure beside capability; on the screen alone. */
export default async function ComparisonPage({ params, searchParams }: ComparisonPageProps) {
  const [{ round: code }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const view = comparisonViewSchema.parse(query);
  const comparison = await readPage((ctx) => readComparison(ctx, code, locale, view));
  const { round, language, outside, bands, ownStateLeftOut } = comparison;
  const t = await getTranslations("comparison");
  return (
    <>
      <RoundHead round={round} title={t("title")} lead={t("lead")} />
      <p data-print="only">{t("notOnPaper")}</p>
      <div data-print="hide">
        <Notice kind="information" title={t("label")}>
          {t("labelText")}
        </Notice>
        <InstrumentLanguage language={language} />
        <Choice comparison={comparison} />
        <h2>{t("outside.title")}</h2>
        {outside === null ? (
          <EmptyState title={t("outside.none")}>{t("outside.noneText")}</EmptyState>
        ) : (
          <Outside outside={outside} ours={comparison.chosen} language={language} />
        )}
        <h2>{t("bands.title")}</h2>
        {bands === null ? (
          <EmptyState title={t("bands.none")} />
        ) : (
          <>
            <p>
              {t.rich("bands.lead", {
                exposure: () => <Title figure={bands.exposure} language={language} />,
                capability: () => <Title figure={bands.capability} language={language} />,
              })}
            </p>
            <BandTable bands={bands} language={language} />
            {bands.without.length === 0 ? null : (
              <p>{t("bands.without", { countries: formatList(locale, bands.without) })}</p>
            )}
            <p>{t("bands.note")}</p>
          </>
        )}
        <p>
          {t("readable")} {ownStateLeftOut ? t("ownState") : null}
        </p>
      </div>
    </>
  );
}

function Title({ figure, language }: { figure: Pick<Figure, "title">; language: string }) {
  return (
    <span lang={language} dir="auto">
      {figure.title}
    </span>
  );
}

/** What is compared with what. */
async function Choice({
  comparison: { ours, chosen, outside, outsideRounds, capabilities, bands },
}: {
  comparison: Comparison;
}) {
  const t = await getTranslations("comparison.choice");
  const options = (figures: readonly Figure[]) =>
    figures.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }));
  return (
    <FilterForm
      id="choice"
      label={t("title")}
      fields={[
        ...(outside === null
          ? []
          : [
              {
                kind: "select",
                name: "outside",
                label: t("outside"),
                value: outside.outside.code,
                options: outsideRounds.map(({ code, title }) => ({ value: code, label: title })),
              } as const,
              {
                kind: "select",
                name: "theirs",
                label: t("theirs"),
                value: outside.theirs?.key,
                options: options(outside.figures),
              } as const,
              {
                kind: "select",
                name: "ours",
                label: t("ours"),
                value: chosen?.key,
                options: options(ours),
              } as const,
            ]),
        {
          kind: "select",
          name: "capability",
          label: t("capability"),
          value: bands?.capability.key,
          options: options(capabilities),
        },
      ]}
    />
  );
}

/** How alike the two figures order the countries, and which countries they see differently. */
async function Outside({
  outside: { outside, language: theirLanguage, theirs, correlation, isTurned, apart, without },
  ours,
  language,
}: {
  outside: OutsideComparison;
  ours: Figure | null;
  language: string;
}) {
  const [t, locale] = await Promise.all([getTranslations("comparison.outside"), getLocale()]);
  const tooFew = correlation.pairs < COEFFICIENT_PAIRS_MIN;
  return (
    <>
      <p>
        {t.rich("pair", {
          round: () => <bdi>{outside.title}</bdi>,
          ours: () => (ours === null ? null : <Title figure={ours} language={language} />),
          theirs: () => (theirs === null ? null : <Title figure={theirs} language={theirLanguage} />),
          count: correlation.pairs,
        })}
      </p>
      {tooFew ? (
        <EmptyState title={t("tooFew", { count: COEFFICIENT_PAIRS_MIN })} />
      ) : (
        <>
          <CorrelationTable correlation={correlation} />
          <p>
            {t("reading")} {isTurned ? t("turned") : null}
          </p>
          <h3>{t("apart")}</h3>
          <p>{t("apartRule")}</p>
          {apart.length === 0 ? (
            <p>{t("noneApart")}</p>
          ) : (
            <ul>
              {apart.map(({ iso3, country, by }) => (
                <li key={iso3}>{t(`by.${by}`, { country })}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {without.length === 0 ? null : <p>{t("without", { countries: formatList(locale, without) })}</p>}
    </>
  );
}
