import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TokenText } from "@/components/references/token-text";
import { langOf } from "@/lib/text/language";
import type { WordChange } from "@/lib/text/word-changes";
import styles from "./change.module.css";

/**
 * What something was and what it is, in every history. Of a text the words that were taken away and added stand where
 * they stood; one that was written anew stands beside what it was. Anything else: old, then new.
 */
export function Change({
  before,
  after,
  words,
  language,
  isLong = false,
}: {
  /** Null where there was nothing. */
  before: ReactNode | null;
  /** Null where it was removed. */
  after: ReactNode | null;
  words?: readonly WordChange[] | undefined;
  /** BCP 47 tag of a text that somebody typed. */
  language: string;
  /** It is read as a whole, beside what it was. */
  isLong?: boolean;
}) {
  const t = useTranslations("common.changed");
  if (words !== undefined) return <Words words={words} language={language} />;
  if (isLong && before !== null && after !== null) {
    return (
      <div className={styles.sides}>
        <div className={styles.side}>
          <div className={styles.which}>{t("before")}</div>
          <del>{before}</del>
        </div>
        <div className={styles.side}>
          <div className={styles.which}>{t("after")}</div>
          <ins>{after}</ins>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.value}>
      {before === null ? null : <del>{before}</del>}{" "}
      {after === null ? t("removed") : before === null ? after : <ins>{after}</ins>}
    </div>
  );
}

function Words({ words, language }: { words: readonly WordChange[]; language: string }) {
  let offset = 0;
  return (
    <div className={styles.words} dir="auto" lang={langOf(language)}>
      {words.map(({ kind, text }) => {
        const at = offset;
        offset += text.length;
        const Mark = ({ same: "span", gone: "del", new: "ins" } as const)[kind];
        return (
          <Mark key={at}>
            <TokenText text={text} />
          </Mark>
        );
      })}
    </div>
  );
}
