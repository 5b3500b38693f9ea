import { langOf } from "@/lib/text/language";
import styles from "./contribution.module.css";

/** What somebody outside the team typed, as it stands: no reference in it leads anywhere. */
export function GivenText({ text, language }: { text: string; language: string }) {
  return (
    <p className={styles.text} lang={langOf(language)} dir="auto">
      {text}
    </p>
  );
}
