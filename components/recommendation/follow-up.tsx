import { useTranslations } from "next-intl";
import { FileLinks } from "@/components/files/file-links";
import { PlainText } from "@/components/references/plain-text";
import card from "@/components/ui/card.module.css";
import { DayText, InstantText } from "@/components/ui/date-text";
import { Disclosure } from "@/components/ui/disclosure";
import type { AnswerView, ProgressView } from "@/lib/recommendations/page";
import { AnswerTag, ProgressTag } from "./standing-tags";

/** What the State answered: the answer that holds, and those before it one press away. */
export function Answers({ answers, zone }: { answers: readonly AnswerView[]; zone: string }) {
  const t = useTranslations("recommendations");
  const last = answers.at(-1);
  if (last === undefined) return <p>{t("noAnswer")}</p>;
  const earlier = answers.slice(0, -1).toReversed();
  return (
    <>
      <Answer answer={last} zone={zone} />
      {earlier.length === 0 ? null : (
        <Disclosure summary={t("earlierAnswers")}>
          {earlier.map((answer) => (
            <Answer key={answer.number} answer={answer} zone={zone} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

function Answer({ answer, zone }: { answer: AnswerView; zone: string }) {
  const t = useTranslations("recommendations");
  const { letter } = answer;
  return (
    <article className={card.card} data-print="keep">
      <p>
        <AnswerTag answer={answer.answer} /> <InstantText instant={answer.at} zone={zone} show="day" />
        {" · "}
        {letter === null
          ? t("answerBy")
          : t.rich("answerByLetter", { reference: letter.reference, day: () => <DayText day={letter.on} /> })}
      </p>
      <p>
        <PlainText text={answer.reason} language={answer.language} />
      </p>
      {answer.isOfEarlierText ? <p>{t("answerOfEarlier")}</p> : null}
    </article>
  );
}

/** How far it is: every line, the newest first. No person is named. */
export function ProgressLines({ progress, zone }: { progress: readonly ProgressView[]; zone: string }) {
  const t = useTranslations("recommendations");
  if (progress.length === 0) return <p>{t("noProgress")}</p>;
  return progress.toReversed().map((line) => (
    <article key={line.id} className={card.card} data-print="keep">
      <p>
        <ProgressTag step={line.step} /> <InstantText instant={line.at} zone={zone} show="day" />
        {" · "}
        {t(line.isOfProgramme ? "ofProgramme" : "ofState")}
      </p>
      <p>
        <PlainText text={line.report} language={line.language} />
      </p>
      <FileLinks address={`/api/recommendation-progress/${line.id}/files`} files={line.files} />
    </article>
  ));
}
