import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { EditionText } from "@/components/scorecard/edition-text";
import { FigureTrend } from "@/components/trends/figure-trend";
import { LevelTrend } from "@/components/trends/level-trend";
import { RoundTable } from "@/components/trends/round-table";
import { TrendHead } from "@/components/trends/trend-head";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { readTrend } from "@/lib/trends/queries";
import { purposeQuery, trendQuery } from "@/lib/trends/schema";
import { trendSource } from "@/lib/trends/source";
import { domainOf } from "@/lib/trends/trend";

type Props = PageProps<"iso3" | "domain">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { iso3, domain } = await params;
  return { title: `${(await getTranslations("trends"))("title")} · ${domain} · ${iso3}` };
}

/** One domain of a country over the rounds: its figure, and the level of each of its indicators. */
export default async function DomainTrendPage({ params, searchParams }: Props) {
  const [{ iso3, domain }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations(),
  ]);
  const asked = trendQuery.parse(query);
  const { page, figure, levels } = await readPage(async (ctx) => {
    const page = await readTrend(ctx, iso3, { locale, purpose: asked.purpose });
    const found = domainOf(page.trend, domain);
    if (found === null) throw new AppError("NOT_FOUND", `trend of ${iso3} in ${domain}`);
    return { page, ...found };
  });
  const { purpose, trend } = page;
  const trends = `/countries/${iso3}/trends`;
  const title = `${figure.key} ${figure.title}`;
  const source = trendSource(t, locale, purpose, trend.rounds);
  return (
    <TrendHead
      page={page}
      title={<EditionText language={trend.language}>{title}</EditionText>}
      lead={t("trends.domainLead")}
      below={[{ key: "trends", text: t("trends.title"), href: `${trends}${purposeQuery(purpose)}` }]}
      address={`${trends}/${domain}`}
    >
      <InstrumentLanguage language={trend.language} />
      <RoundTable iso3={iso3} trend={trend} />
      <section aria-labelledby="figure-title">
        <h2 id="figure-title">{t("trends.figure")}</h2>
        <FigureTrend
          id="domains"
          trend={trend}
          lines={[figure]}
          source={source}
          hrefOf={() => null}
          imageHref={null}
        />
      </section>
      <section aria-labelledby="levels-title">
        <h2 id="levels-title">{t("trends.indicators")}</h2>
        <LevelTrend
          trend={trend}
          lines={levels}
          title={t("trends.chart.levels", { domain: title })}
          source={source}
          imageHref={(format) => `/api${trends}/${domain}${purposeQuery(purpose, { format, locale })}`}
        />
      </section>
    </TrendHead>
  );
}
