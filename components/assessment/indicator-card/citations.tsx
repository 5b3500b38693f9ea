import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { CitationView } from "@/lib/ratings/evidence";
import { langOf } from "@/lib/text/language";
import styles from "./indicator-card.module.css";

/** The citations of a rating: source, passage, what it shows, how it is graded. `action` adds a way to remove one. */
export function Citations({
  citations,
  withUse = true,
  isLinked = true,
  action,
}: {
  citations: readonly CitationView[];
  /** Whether it says what a citation shows and for which side it speaks; a second rater is not told. */
  withUse?: boolean;
  /** False where there is no line to follow a link to the source. */
  isLinked?: boolean;
  action?: (citation: CitationView) => ReactNode;
}) {
  const t = useTranslations("rating");
  if (citations.length === 0) return <p className={styles.soft}>{t("citations.none")}</p>;
  return (
    <ul className={styles.citations}>
      {citations.map((citation) => (
        <li key={citation.id} data-stance={withUse ? citation.stance : undefined}>
          <Citation citation={citation} withUse={withUse} isLinked={isLinked} />
          {action?.(citation)}
        </li>
      ))}
    </ul>
  );
}

function Citation({
  citation: { source, shows, stance },
  withUse,
  isLinked,
}: {
  citation: CitationView;
  withUse: boolean;
  isLinked: boolean;
}) {
  const t = useTranslations("rating");
  const use = withUse ? `${t(`citations.stance.${stance}`)} · ${t(`citations.shows.${shows}`)}` : null;
  if (!source.visible) {
    return (
      <p>
        {t("citations.confidential", {
          type: t(`sourceType.${source.type}`),
          year: source.year ?? t("citations.noYear"),
        })}
        {source.opening === null ? null : (
          <>
            {" · "}
            <Link href={`/sources/closed/${source.opening}`}>{t("citations.open")}</Link>
          </>
        )}
        <br />
        <span className={styles.soft}>{use}</span>
      </p>
    );
  }
  const { passage, reliability, credibility } = source;
  return (
    <>
      <p>
        {isLinked ? (
          <Link href={`/sources/${source.code}`}>
            <bdi>{source.code}</bdi>
          </Link>
        ) : (
          <bdi>{source.code}</bdi>
        )}{" "}
        <bdi>
          {source.title}
          {passage.locator === null ? null : (
            <>
              {", "}
              <bdi>{passage.locator}</bdi>
            </>
          )}
        </bdi>
      </p>
      {passage.body === null ? null : (
        <p className={styles.quoted} lang={langOf(passage.language)} dir="auto">
          {passage.body}
        </p>
      )}
      <p className={styles.soft}>
        {use === null ? null : `${use} · `}
        {t(`sourceType.${source.type}`)} ·{" "}
        {reliability === null || credibility === null
          ? t("citations.ungraded")
          : `${reliability}${credibility}`}{" "}
        · {t(`accessClass.${source.accessClass}`)}
        {source.consentWithdrawn ? <b> · {t("citations.consentWithdrawn")}</b> : null}
      </p>
    </>
  );
}
