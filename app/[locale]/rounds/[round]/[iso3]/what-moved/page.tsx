import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { RoundTitle } from "@/components/rounds/round-title";
import { teamSource } from "@/components/scorecard/team-source";
import { WhatMoved } from "@/components/scorecard/what-moved";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { whatMovedPage } from "@/lib/scorecards/what-moved-page";
import { purposeQuery } from "@/lib/trends/schema";

type WhatMovedPageProps = PageProps<"/[locale]/rounds/[round]/[iso3]/what-moved">;

export async function generateMetadata({ params }: WhatMovedPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("whatMoved"))("title")} · ${iso3} · ${round}` };
}

/** Why the figures of a country differ from those of its last round. */
export default async function WhatMovedPage({ params }: WhatMovedPageProps) {
  const [{ round, iso3 }, locale] = await Promise.all([params, getLocale()]);
  const { page, last, language, moves } = await readPage((ctx) =>
    whatMovedPage(ctx, { round, iso3 }, locale),
  );
  const [t, trends] = await Promise.all([getTranslations("whatMoved"), getTranslations("trends")]);
  const source = await teamSource(page.assessment, t("teamOnly"));
  const word = (chunks: ReactNode) => <RoundTitle>{chunks}</RoundTitle>;
  return (
    <>
      <AssessmentHead {...page.head} current="scorecard" />
      <PageHeader
        title={t("titleOf", { country: page.country })}
        lead={t.rich("lead", { round: last.roundTitle, word })}
        actions={
          <>
            <Link href={`/rounds/${round}/${iso3}/scorecard`}>{t("toCard")}</Link>
            <Link href={`/countries/${iso3}/trends${purposeQuery(page.assessment.purpose)}`}>
              {trends("toPage")}
            </Link>
          </>
        }
      />
      <p>{t("teamOnly")}</p>
      <InstrumentLanguage language={language} />
      {moves === null ? (
        <p>{t.rich("notComparable", { round: last.roundTitle, word })}</p>
      ) : (
        <WhatMoved moves={moves} language={language} source={source} />
      )}
    </>
  );
}
