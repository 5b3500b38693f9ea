import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import type { DraftAnswer } from "@/lib/country-comments/rules";

/** What is said of an indicator: judgement in words, then the reasons. */
export function AnswerText({ answer, language }: { answer: DraftAnswer; language: string }) {
  const t = useTranslations("release");
  const { state, level, word, sentence, reason, notApplicableReason, rationale } = answer;
  return (
    <>
      <p>
        <strong>{level === null ? t(`states.${state}`) : t("level", { level })}</strong>{" "}
        <span lang={language} dir="auto">
          {[word, sentence, reason].filter(Boolean).join(". ")}
        </span>
      </p>
      {notApplicableReason === null ? null : (
        <p>
          <PlainText text={notApplicableReason} language={answer.language} />
        </p>
      )}
      <p>
        {rationale === null ? t("noRationale") : <PlainText text={rationale} language={answer.language} />}
      </p>
    </>
  );
}
