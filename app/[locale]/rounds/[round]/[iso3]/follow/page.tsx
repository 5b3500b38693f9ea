import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { FollowView } from "@/components/follow/follow-view";
import { MessagesProvider } from "@/components/messages-provider";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { PageHeader } from "@/components/ui/page-header";
import { jsonText } from "@/lib/core/json-text";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { followPage } from "@/lib/presence/page";

type FollowPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: FollowPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("follow"))("title")} · ${iso3} ${round}` };
}

/** What is saved of a domain while others record, for who reads along. */
export default async function Follow({ params, searchParams }: FollowPageProps) {
  const [{ locale, round, iso3 }, query] = await Promise.all([params, searchParams]);
  const asked = typeof query.domain === "string" ? query.domain : undefined;
  const { place, domains, language, first, references, person } = await readPage((ctx) =>
    followPage(ctx, locale, { round, iso3 }, asked),
  );
  const [t, tDuty] = await Promise.all([getTranslations("follow"), getTranslations("rounds.duties.names")]);
  const dutyNames = {
    lead: tDuty("lead"),
    assessor: tDuty("assessor"),
    second_rater: tDuty("second_rater"),
    reviewer: tDuty("reviewer"),
    approver: tDuty("approver"),
    focal_point: tDuty("focal_point"),
    contributor: tDuty("contributor"),
  };
  return (
    <MessagesProvider namespaces={["rating", "follow", "treaties"]}>
      <ReferencesProvider references={references}>
        <AssessmentHead {...place.head} current={null} />
        <PageHeader title={t("title")} lead={t("lead")} />
        <InstrumentLanguage language={language} />
        <FollowView
          key={first.domain}
          place={{ round, iso3 }}
          person={person}
          zone={place.zone}
          domains={domains}
          language={language}
          dutyNames={dutyNames}
          first={jsonText(first)}
        />
      </ReferencesProvider>
    </MessagesProvider>
  );
}
