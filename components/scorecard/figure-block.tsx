import { useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Band, ExposureLevel, NoFigure } from "@/components/ui/band";
import { Link } from "@/components/ui/link";
import { formatList } from "@/lib/i18n/format";
import type { CardFigure } from "@/lib/scorecards/card";
import type { LoweredReason } from "@/lib/scorecards/facts";
import { figureText, rangeText } from "@/lib/scorecards/numbers";
import { EditionText } from "./edition-text";
import styles from "./scorecard.module.css";

/** One figure of a card: word, figure, doubt, what lowered it, and the way to why. */
export function FigureBlock({
  figure,
  language,
  whyHref,
}: {
  figure: CardFigure;
  /** Language of the edition's words. */
  language: string;
  whyHref: string;
}) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  const { title, pillar, bounds, plausible, coverage, confidence, withheld, lowered } = figure;
  const facts = [
    bounds && t("figure.bounds", { range: rangeText(locale, bounds) }),
    plausible && t("figure.plausible", { range: rangeText(locale, plausible) }),
    coverage === null ? null : t("figure.coverage", { percent: coverage }),
    isConfidence(confidence) ? t(`confidence.${confidence}`) : null,
  ].filter((fact) => fact !== null && fact !== "");
  return (
    <article className={styles.figure} data-print="keep">
      <h3 className={styles.figureTitle}>
        {pillar === null ? null : <>{pillar} </>}
        <EditionText language={language}>{title}</EditionText>
      </h3>
      <p className={styles.figureBand}>
        <FigureBand figure={figure} language={language} />{" "}
        <Link
          href={whyHref}
          className={styles.why}
          data-print="hide"
          aria-label={t("figure.whyOf", { title })}
        >
          {t("figure.why")}
        </Link>
      </p>
      <LoweredList reasons={lowered} language={language} />
      {lowered.length === 0 ? null : (
        <>
          <p className={styles.small} data-print="hide">
            {t("figure.loweredNote")}
          </p>
          <p className={styles.small} data-print="only">
            {t("figure.loweredNotePaper")}
          </p>
        </>
      )}
      {withheld.length === 0 ? null : (
        <p className={styles.small}>
          {t("figure.withheld", { count: withheld.length, codes: formatList(locale, withheld) })}
        </p>
      )}
      <p className={styles.small}>
        {facts.map((fact, index) => (
          <Fragment key={fact}>
            {index === 0 ? null : " · "}
            <span className={styles.fact}>{fact}</span>
          </Fragment>
        ))}
      </p>
    </article>
  );
}

/** The band of a figure with its number, or why there is none. */
export function FigureBand({ figure, language }: { figure: CardFigure; language: string }) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  const { band, score, status, construct } = figure;
  if (band === null) {
    const reason = status === "insufficient" ? { reason: t("figure.insufficient") } : {};
    return (
      <NoFigure
        kind="not_assessed"
        word={status === "provisional" ? t("figure.notFinal") : t("figure.none")}
        {...reason}
      />
    );
  }
  const props = {
    rank: band.rank,
    word: <EditionText language={language}>{band.label}</EditionText>,
    figure: score === null ? undefined : figureText(locale, score),
    ...(status === "provisional" ? { note: t("figure.provisional") } : {}),
  };
  return construct === "exposure" ? <ExposureLevel {...props} /> : <Band {...props} />;
}

/** Everything that lowered a band, each with its indicators. */
export function LoweredList({ reasons, language }: { reasons: readonly LoweredReason[]; language: string }) {
  const t = useTranslations("scorecard.figure");
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.lowered}>
      {reasons.map((reason) => (
        <li key={reason.code}>
          <LoweredText reason={reason} language={language} />
          {reason.toConfirm ? <strong className={styles.toConfirm}> {t("toConfirm")}</strong> : null}
        </li>
      ))}
    </ul>
  );
}

function LoweredText({ reason, language }: { reason: LoweredReason; language: string }) {
  const t = useTranslations("scorecard.figure.lowered");
  const codes = formatList(useLocale(), reason.indicators);
  if (reason.kind === "withheld") return t("withheld", { codes });
  const label = reason.label ?? reason.code;
  const word = (chunks: ReactNode) => <EditionText language={language}>{chunks}</EditionText>;
  if (reason.kind === "balance") return t.rich("balance", { label, word });
  return t.rich(reason.becauseWithheld ? "gateWithheld" : "gate", { label, codes, word });
}

type ConfidenceWord = "low" | "medium" | "high";
/** Whether a confidence has a word of ours; editions may have words of their own. */
export function isConfidence(code: string | null): code is ConfidenceWord {
  return code === "low" || code === "medium" || code === "high";
}
