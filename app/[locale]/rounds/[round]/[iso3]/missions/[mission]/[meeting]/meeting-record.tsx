import { getTranslations } from "next-intl/server";
import { PlainText } from "@/components/references/plain-text";
import { Notice } from "@/components/ui/notice";
import type { MeetingPage, MeetingView } from "@/lib/missions/page";
import type { Question } from "@/lib/missions/questions";
import type { MeetingKey } from "@/lib/missions/schema";
import { RecordForm } from "./record-form";
import { SourceForm } from "./source-form";

/** For the drafting team: what was agreed and said in a meeting, and the step that makes a source of it. */
export async function MeetingRecord({
  place,
  country,
  meeting,
  record,
  questions,
}: {
  place: MeetingKey;
  country: string;
  meeting: MeetingView;
  record: NonNullable<MeetingPage["record"]>;
  questions: readonly Question[];
}) {
  const t = await getTranslations("missions");
  const { saved, mayWrite, mayMakeSource, went } = record;
  if (went !== null) return went === "into_source" ? null : <p>{t("record.closed")}</p>;
  const isReady = saved !== null && saved.consent === "given" && saved.notes !== null;
  return (
    <>
      <section aria-labelledby="record-title">
        <h2 id="record-title">{t("record.title")}</h2>
        {saved?.erased ? (
          <Notice kind="information">
            <p>{t("record.erased")}</p>
          </Notice>
        ) : meeting.state !== "held" ? (
          <p>{t("record.notHeld")}</p>
        ) : mayWrite ? (
          <>
            <p>{t("record.lead")}</p>
            <RecordForm key={saved?.version ?? 0} place={place} record={saved} />
          </>
        ) : (
          <p>
            {saved === null || saved.notes === null ? (
              t("record.none")
            ) : (
              <PlainText text={saved.notes} language={saved.language} />
            )}
          </p>
        )}
      </section>
      {meeting.state !== "held" || !mayWrite || saved?.erased ? null : isReady && mayMakeSource ? (
        <SourceForm place={place} country={country} meeting={meeting} record={saved} questions={questions} />
      ) : (
        <p>{t("source.later")}</p>
      )}
    </>
  );
}
