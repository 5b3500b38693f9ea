import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/layout/banner";
import { RoundTitle } from "@/components/rounds/round-title";
import { Breadcrumbs, type Place } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/i18n/format";
import { purposeQuery } from "@/lib/trends/schema";
import { trendCaveats } from "@/lib/trends/source";
import { isTrend, type TrendPage } from "@/lib/trends/trend";

interface TrendHeadProps {
  page: TrendPage;
  title: ReactNode;
  lead: string;
  /** Places between the country and this page. */
  below?: readonly Place[];
  /** Address of this page without its query. */
  address: string;
  actions?: ReactNode;
  /** What is shown where there are rounds enough. */
  children: ReactNode;
}

/** Place and title of a page of trends, what must be known before reading, and from when there is a trend. */
export function TrendHead({ page, title, lead, below = [], address, actions, children }: TrendHeadProps) {
  const t = useTranslations("trends");
  const words = useTranslations();
  const { country, purpose, purposes, trend } = page;
  return (
    <>
      {purpose === null || purpose === "real" ? null : <Banner kind={purpose} />}
      <Breadcrumbs
        places={[
          { key: "countries", text: words("countries.title"), href: "/countries" },
          { key: "country", text: country.name, href: `/countries/${country.iso3}` },
          ...below,
        ]}
      />
      <PageHeader title={title} lead={lead} actions={isTrend(trend) ? actions : undefined} />
      {purposes.length < 2 ? null : (
        <nav aria-label={t("purposes")}>
          <ul>
            {purposes.map((one) => (
              <li key={one}>
                <Link href={`${address}${purposeQuery(one)}`} aria-current={one === purpose || undefined}>
                  {t(`purpose.${one}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {isTrend(trend) ? (
        <>
          {trendCaveats(words, trend.rounds).map((text) => (
            <p key={text}>{text}</p>
          ))}
          {children}
        </>
      ) : (
        <NoTrend page={page} />
      )}
    </>
  );
}

/** Why there is no trend, and from when there is one. */
function NoTrend({ page: { country, trend } }: { page: TrendPage }) {
  const t = useTranslations("trends");
  const locale = useLocale();
  const [only] = trend.rounds;
  if (only === undefined) return <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>;
  return (
    <EmptyState
      title={t("one.title")}
      action={<Link href={`/rounds/${only.code}/${country.iso3}/scorecard`}>{t("one.toCard")}</Link>}
    >
      {t.rich("one.text", {
        round: only.title,
        day: formatDay(locale, only.cutOffOn),
        word: (chunks) => <RoundTitle>{chunks}</RoundTitle>,
      })}
    </EmptyState>
  );
}
