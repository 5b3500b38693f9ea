import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { CitationView, CitedPassage } from "@/lib/ratings/evidence";
import { langOf } from "@/lib/text/language";
import styles from "./indicator-card.module.css";

/**
 * The citations of a rating: source, passage, what it shows, how it is graded; of what a second rater is shown, source and
 * passage alone. `action` adds a way to remove one.
 */
export function Citations<C extends CitedPassage | CitationView>({
  citations,
  isLinked = true,
  action,
}: {
  citations: readonly C[];
  /** False where there is no line to follow a link to the source. */
  isLinked?: boolean;
  action?: (citation: C) => ReactNode;
}) {
  const t = useTranslations("rating");
  if (citations.length === 0) return <p className={styles.soft}>{t("citations.none")}</p>;
  return (
    <ul className={styles.citations}>
      {citations.map((citation) => (
        <li key={citation.id} data-stance={"stance" in citation ? citation.stance : undefined}>
          <Citation citation={citation} isLinked={isLinked} />
          {action?.(citation)}
        </li>
      ))}
    </ul>
  );
}

function Citation({ citation, isLinked }: { citation: CitedPassage | CitationView; isLinked: boolean }) {
  const t = useTranslations("rating");
  const { source } = citation;
  const use =
    "stance" in citation
      ? `${t(`citations.stance.${citation.stance}`)} · ${t(`citations.shows.${citation.shows}`)}`
      : null;
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
