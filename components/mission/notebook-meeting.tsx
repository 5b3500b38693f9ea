import { useLocale, useTranslations } from "next-intl";
import { Room } from "@/components/assessment/notebook";
import styles from "@/components/assessment/notebook.module.css";
import { PlainText } from "@/components/references/plain-text";
import { EditionText } from "@/components/scorecard/edition-text";
import { ATTRIBUTIONS } from "@/db/enums";
import { formatDay } from "@/lib/i18n/format";
import type { MeetingView } from "@/lib/missions/page";
import type { Question } from "@/lib/missions/questions";
import { langOf } from "@/lib/text/language";

/** One meeting on paper: what is to be agreed, the questions, and room for the answers; no room for a name. */
export function NotebookMeeting({
  meeting,
  questions,
  language,
}: {
  meeting: MeetingView;
  questions: readonly Question[];
  /** Of the instrument. */
  language: string;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const words = (text: string) => <EditionText language={language}>{text}</EditionText>;
  const boxes = {
    consent: (["given", "refused"] as const).map((word) => t(`sources.consent.${word}`)),
    attribution: ATTRIBUTIONS.map((word) => t(`sources.attribution.${word}`)),
  };
  return (
    <section aria-labelledby={`meeting-${meeting.number}`}>
      <h2 id={`meeting-${meeting.number}`}>
        {formatDay(locale, meeting.heldOn)} {meeting.startsAt === null ? null : <bdi>{meeting.startsAt}</bdi>}{" "}
        · <bdi>{meeting.institutionName}</bdi>
        {meeting.place === null ? null : (
          <>
            {" "}
            · <bdi lang={langOf(meeting.language)}>{meeting.place}</bdi>
          </>
        )}
      </h2>
      <div data-print="keep">
        {(["consent", "attribution"] as const).map((agreed) => (
          <div key={agreed}>
            <p>
              <b>{t(`sources.fields.${agreed}`)}</b>
            </p>
            <ul className={styles.boxes}>
              {boxes[agreed].map((word) => (
                <li key={word}>
                  <span className={styles.box} /> {word}
                </li>
              ))}
            </ul>
          </div>
        ))}
        <Room label={t("missions.notebook.code")} lines={1} />
        <Room label={t("sources.fields.deleteOn")} lines={1} />
      </div>
      {questions.map(({ code, title, question, evidenceExpected }) => (
        <article key={code} className={styles.page}>
          <h3>
            {code} {words(title)}
          </h3>
          {question === null ? null : <p>{words(question)}</p>}
          {evidenceExpected.length === 0 ? null : (
            <p className={styles.small}>{words(evidenceExpected.join(" · "))}</p>
          )}
          <Room label={t("missions.notebook.notes")} />
        </article>
      ))}
      {meeting.questions === null && questions.length > 0 ? null : (
        <article className={styles.page}>
          <h3>{t("missions.fields.questions")}</h3>
          {meeting.questions === null ? null : (
            <p>
              <PlainText text={meeting.questions} language={meeting.language} />
            </p>
          )}
          <Room label={t("missions.notebook.notes")} />
        </article>
      )}
    </section>
  );
}
