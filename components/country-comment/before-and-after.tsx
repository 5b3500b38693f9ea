import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DraftAnswer } from "@/lib/country-comments/rules";
import { AnswerText } from "./answer-text";
import styles from "./country-comment.module.css";

/** What a draft says of something and what stands in its place, side by side. */
export function SideBySide({
  since = "draft",
  before,
  after,
}: {
  /** Beside which draft the present words stand: the one in hand, or the one before it. */
  since?: "draft" | "draftBefore" | undefined;
  before: ReactNode;
  after: ReactNode;
}) {
  const t = useTranslations("countryComments");
  return (
    <div className={styles.sides}>
      <section>
        <h4>{t(since === "draft" ? "before" : "inTheDraftBefore")}</h4>
        {before}
      </section>
      <section>
        <h4>{t("after")}</h4>
        {after}
      </section>
    </div>
  );
}

/** The answer on an indicator in a draft and as it is now, side by side. */
export function BeforeAndAfter({
  since,
  before,
  after,
  language,
}: {
  since?: "draft" | "draftBefore" | undefined;
  before: DraftAnswer;
  after: DraftAnswer;
  language: string;
}) {
  return (
    <SideBySide
      since={since}
      before={<AnswerText answer={before} language={language} />}
      after={<AnswerText answer={after} language={language} />}
    />
  );
}
