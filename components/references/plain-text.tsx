import { langOf } from "@/lib/text/language";
import styles from "./plain-text.module.css";
import { TokenText } from "./token-text";

/** What a person typed, with its line ends and references, in its own language and direction. */
export function PlainText({ text, language }: { text: string; language: string }) {
  return (
    <span className={styles.text} lang={langOf(language)} dir="auto">
      <TokenText text={text} />
    </span>
  );
}
