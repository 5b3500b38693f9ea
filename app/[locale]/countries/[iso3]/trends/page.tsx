import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { ExposureTrend } from "@/components/trends/exposure-trend";
import { FigureTrend } from "@/components/trends/figure-trend";
import { RoundTable } from "@/components/trends/round-table";
import { TrendHead } from "@/components/trends/trend-head";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { readTrend } from "@/lib/trends/queries";
import { FIGURE_CHARTS, purposeQuery, trendQuery } from "@/lib/trends/schema";
import { trendSource } from "@/lib/trends/source";
import { linesOf } from "@/lib/trends/trend";

export async function generateMetadata({ params }: PageProps<"iso3">): Promise<Metadata> {
  return { title: `${(await getTranslations("trends"))("title")} · ${(await params).iso3}` };
}

/** What the figures and words of one country were over the rounds: criteria, domains, and exposure in words. */
export default async function TrendsPage({ params, searchParams }: PageProps<"iso3">) {
  const [{ iso3 }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations(),
  ]);
  const asked = trendQuery.parse(query);
  const page = await readPage((ctx) => readTrend(ctx, iso3, { locale, purpose: asked.purpose }));
  const { country, purpose, trend } = page;
  const address = `/countries/${iso3}/trends`;
  const source = trendSource(t, locale, purpose, trend.rounds);
  return (
    <TrendHead
      page={page}
      title={t("trends.titleOf", { country: country.name })}
      lead={t("trends.lead")}
      address={address}
      actions={
        <a href={`/api${address}${purposeQuery(purpose, { locale })}`} download>
          {t("trends.csv")}
        </a>
      }
    >
      <InstrumentLanguage language={trend.language} />
      <RoundTable iso3={iso3} trend={trend} />
      {FIGURE_CHARTS.map((chart) => (
        <section key={chart} aria-labelledby={`${chart}-title`}>
          <h2 id={`${chart}-title`}>{t(`trends.${chart}`)}</h2>
          <FigureTrend
            id={chart}
            trend={trend}
            lines={linesOf(trend.figures, chart)}
            source={source}
            hrefOf={(key) => (chart === "domains" ? `${address}/${key}${purposeQuery(purpose)}` : null)}
            imageHref={(format) => `/api${address}/${chart}${purposeQuery(purpose, { format, locale })}`}
          />
        </section>
      ))}
      <ExposureTrend trend={trend} />
    </TrendHead>
  );
}
