import { useTranslations } from "next-intl";
import type { DraftAnswer } from "@/lib/country-comments/rules";
import { AnswerText } from "./answer-text";
import styles from "./country-comment.module.css";

/** The answer on an indicator in the draft and as it is now, side by side. */
export function BeforeAndAfter({
  before,
  after,
  language,
}: {
  before: DraftAnswer;
  after: DraftAnswer;
  language: string;
}) {
  const t = useTranslations("countryComments");
  return (
    <div className={styles.sides}>
      <section>
        <h4>{t("before")}</h4>
        <AnswerText answer={before} language={language} />
      </section>
      <section>
        <h4>{t("after")}</h4>
        <AnswerText answer={after} language={language} />
      </section>
    </div>
  );
}
