import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { EditionText } from "@/components/scorecard/edition-text";
import { EmptyState } from "@/components/ui/empty-state";
import type { MeetingView } from "@/lib/missions/page";
import type { Question } from "@/lib/missions/questions";

/** What is asked in a meeting, in the words of the instrument, and what the team asks besides. */
export function QuestionList({
  meeting,
  questions,
  language,
}: {
  meeting: MeetingView;
  questions: readonly Question[];
  /** Of the instrument. */
  language: string;
}) {
  const t = useTranslations("missions");
  if (questions.length === 0 && meeting.questions === null) return <EmptyState title={t("noQuestions")} />;
  return (
    <>
      {questions.length === 0 ? null : (
        <ul>
          {questions.map(({ code, title, question }) => (
            <li key={code}>
              <b>
                {code} <EditionText language={language}>{title}</EditionText>
              </b>
              {question === null ? null : (
                <>
                  <br />
                  <EditionText language={language}>{question}</EditionText>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {meeting.questions === null ? null : (
        <p>
          <b>{t("fields.questions")}</b>
          <br />
          <PlainText text={meeting.questions} language={meeting.language} />
        </p>
      )}
    </>
  );
}
