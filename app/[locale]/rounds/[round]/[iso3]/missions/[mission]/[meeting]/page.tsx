import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FieldHistory } from "@/components/audit/field-history";
import { EraseLink } from "@/components/erasure/erase-link";
import { MessagesProvider } from "@/components/messages-provider";
import { MeetingFacts } from "@/components/mission/meeting-facts";
import { QuestionList } from "@/components/mission/question-list";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { meetingPage } from "@/lib/missions/page";
import { meetingKeySchema } from "@/lib/missions/schema";
import { MeetingForm } from "../meeting-form";
import { MeetingRecord } from "./meeting-record";

type MeetingProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; mission: string; meeting: string }>;
};

export async function generateMetadata({ params }: MeetingProps): Promise<Metadata> {
  const { round, iso3, mission } = await params;
  const t = await getTranslations("missions");
  return { title: `${t("titleOf", { number: mission })} · ${iso3} ${round}` };
}

/** One meeting: its questions for the team; what was agreed and said for the drafting team, until it is a source. */
export default async function Meeting({ params }: MeetingProps) {
  const { locale, ...address } = await params;
  const key = meetingKeySchema.safeParse(address).data ?? notFound();
  const { round, iso3, mission } = key;
  const page = await readPage((ctx) => meetingPage(ctx, locale, key));
  const { place, meeting, questions, language, choices, source, record, erasableId, history } = page;
  const t = await getTranslations("missions");
  return (
    <MessagesProvider namespaces={["sources"]}>
      <AssessmentHead {...place.head} current="missions" />
      <PageHeader title={t("meetingTitle", { institution: meeting.institutionName })} />
      <MeetingFacts meeting={meeting} source={source} />
      <h2>{t("questionsTitle")}</h2>
      <QuestionList meeting={meeting} questions={questions} language={language} />
      {record === undefined ? null : (
        <MeetingRecord
          place={key}
          country={place.country}
          meeting={meeting}
          record={record}
          questions={questions}
        />
      )}
      {choices === null ? null : (
        <div data-print="hide">
          <Disclosure summary={t("changeMeeting")} look="boxed" open={meeting.state === "planned"}>
            <MeetingForm
              key={meeting.version}
              place={{ round, iso3, mission }}
              choices={choices}
              meeting={meeting}
              firstDay={meeting.heldOn}
            />
          </Disclosure>
        </div>
      )}
      <h2>{t("history")}</h2>
      <FieldHistory noun="missions" zone={place.zone} lines={history} />
      <EraseLink noun="meeting" id={erasableId} />
      <FormActions>
        <Link href={`/rounds/${round}/${iso3}/missions/${mission}`}>
          {t("backToMission", { number: String(mission) })}
        </Link>
      </FormActions>
    </MessagesProvider>
  );
}
