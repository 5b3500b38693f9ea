import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecommendationTable } from "@/components/recommendation/recommendation-table";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { recommendationsPage } from "@/lib/recommendations/page";

type RecommendationsPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: RecommendationsPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("recommendations"))("title")} · ${iso3} ${round}` };
}

/** What is recommended, with answer, progress and day of each. */
export default async function Recommendations({ params }: RecommendationsPageProps) {
  const { locale, round, iso3 } = await params;
  const { place, lines, references, isOfTeam } = await readPage((ctx) =>
    recommendationsPage(ctx, locale, { round, iso3 }),
  );
  const t = await getTranslations("recommendations");
  return (
    <ReferencesProvider references={references}>
      <AssessmentHead {...place.head} current="recommendations" />
      <PageHeader
        title={t("title")}
        lead={t(isOfTeam ? "lead" : "leadState")}
        actions={
          isOfTeam ? (
            <LinkButton href={`/rounds/${round}/${iso3}/findings`}>{t("toFindings")}</LinkButton>
          ) : undefined
        }
      />
      {lines.length === 0 ? (
        <EmptyState title={t("none")}>{isOfTeam ? t("noneText") : undefined}</EmptyState>
      ) : (
        <RecommendationTable lines={lines} />
      )}
      <p>{t("programmeOwn")}</p>
    </ReferencesProvider>
  );
}
