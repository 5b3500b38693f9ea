import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { CodeWithTitle } from "./code-with-title";
import styles from "./missing-list.module.css";

/** One indicator that a note names; `key` tells its lines apart. */
type NotedIndicator = { key: string; indicator: string; domain: string };

/** What does not keep an assessment from being submitted, and should be seen before: open comments, ratings without a source. */
export function CheckNotes({
  base,
  comments,
  withoutSources,
  language,
  titleOf,
}: {
  /** Address of the assessment. */
  base: string;
  comments: readonly NotedIndicator[];
  withoutSources: readonly NotedIndicator[];
  /** The language of the edition. */
  language: string;
  /** Title of an indicator by its code. */
  titleOf: ReadonlyMap<string, string>;
}) {
  const t = useTranslations("assessment.check");
  if (comments.length + withoutSources.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t("notes")}</h2>
      <p>{t("notesLead")}</p>
      {(["openComments", "withoutSources"] as const).map((note) => {
        const own = note === "openComments" ? comments : withoutSources;
        return own.length === 0 ? null : (
          <section key={note} aria-labelledby={note}>
            <h3 id={note}>{t(note, { count: own.length })}</h3>
            <ul className={styles.list}>
              {own.map(({ key, indicator, domain }) => (
                <li key={key}>
                  <Link href={`${base}/${domain}#${indicator}`}>
                    <CodeWithTitle code={indicator} language={language} titleOf={titleOf} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
