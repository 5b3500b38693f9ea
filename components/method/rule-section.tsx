import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Edition } from "@/lib/instruments/edition";
import styles from "./method.module.css";

/** One group of rules under its heading, with what the edition itself says of them. */
export function RuleSection({
  id,
  title,
  edition,
  explained,
  children,
}: {
  id: string;
  title: string;
  edition: Edition;
  explained: readonly string[];
  children: ReactNode;
}) {
  const t = useTranslations("method");
  const texts = explained.flatMap((key) => edition.file.explanations?.[key] ?? []);
  return (
    <section id={id} className={styles.section}>
      <h3>{title}</h3>
      {children}
      {texts.length === 0 ? null : (
        <details>
          <summary>{t("editionsOwnWords")}</summary>
          <ul>
            {texts.map((text) => (
              <li key={text}>
                <bdi lang={edition.file.language}>{text}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
