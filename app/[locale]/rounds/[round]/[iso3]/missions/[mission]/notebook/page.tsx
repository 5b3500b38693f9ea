import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MissionFacts } from "@/components/mission/mission-facts";
import { NotebookMeeting } from "@/components/mission/notebook-meeting";
import { ProgrammeTable } from "@/components/mission/programme-table";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { notebookPage } from "@/lib/missions/page";
import { missionKeySchema } from "@/lib/missions/schema";

type NotebookProps = { params: Promise<{ locale: Locale; round: string; iso3: string; mission: string }> };

export async function generateMetadata({ params }: NotebookProps): Promise<Metadata> {
  const { round, iso3, mission } = await params;
  const t = await getTranslations("missions");
  return { title: `${t("notebook.title", { number: mission })} · ${iso3} ${round}` };
}

/** A mission on paper: its programme, then each meeting with its questions and room to write. */
export default async function Notebook({ params }: NotebookProps) {
  const { locale, ...address } = await params;
  const key = missionKeySchema.safeParse(address).data ?? notFound();
  const { round, iso3 } = key;
  const { place, mission, meetings, questions, language } = await readPage((ctx) =>
    notebookPage(ctx, locale, key),
  );
  const t = await getTranslations("missions");
  const number = String(mission.number);
  const base = `/rounds/${round}/${iso3}/missions/${number}`;
  return (
    <>
      <AssessmentHead {...place.head} current="missions" />
      <PageHeader title={t("notebook.title", { number })} lead={t("notebook.lead")} />
      <p data-print="hide">{t("notebook.print")}</p>
      <MissionFacts mission={mission} />
      {meetings.length === 0 ? (
        <EmptyState title={t("programme.none")} />
      ) : (
        <ProgrammeTable base={base} meetings={meetings} />
      )}
      {meetings.map((meeting) => (
        <NotebookMeeting
          key={meeting.number}
          meeting={meeting}
          questions={meeting.indicators.flatMap((code) => questions.get(code) ?? [])}
          language={language}
        />
      ))}
      <p data-print="hide">
        <Link href={base}>{t("backToMission", { number })}</Link>
      </p>
    </>
  );
}
