import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MissionTable } from "@/components/mission/mission-table";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { missionsPage } from "@/lib/missions/page";
import { MissionForm } from "./mission-form";

type MissionsProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: MissionsProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("missions"))("title")} · ${iso3} ${round}` };
}

/** The visits of the team to the country, planned and past. */
export default async function Missions({ params }: MissionsProps) {
  const { locale, round, iso3 } = await params;
  const { place, missions, mayWrite } = await readPage((ctx) => missionsPage(ctx, locale, { round, iso3 }));
  const t = await getTranslations("missions");
  return (
    <>
      <AssessmentHead {...place.head} current="missions" />
      <PageHeader title={t("title")} lead={t("lead")} />
      {missions.length === 0 ? (
        <EmptyState title={t("none")}>{mayWrite ? null : t("noneText")}</EmptyState>
      ) : (
        <MissionTable base={`/rounds/${round}/${iso3}/missions`} missions={missions} />
      )}
      {mayWrite ? (
        <div data-print="hide">
          <Disclosure summary={t("planTitle")} look="boxed">
            <MissionForm place={{ round, iso3 }} mission={null} />
          </Disclosure>
        </div>
      ) : null}
    </>
  );
}
