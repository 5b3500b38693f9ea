import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { TokenText } from "@/components/references/token-text";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import type { Place } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/i18n/format";
import { codeText } from "@/lib/scorecards/numbers";
import type { ScorecardFrame } from "@/lib/scorecards/page-data";
import styles from "./scorecard.module.css";

interface CardFrameProps {
  frame: ScorecardFrame;
  title: ReactNode;
  lead: ReactNode;
  /** The figures are of ratings that are not released. */
  isDraft: boolean;
  /** Places between the assessment and this page. */
  below?: readonly Place[];
  actions?: ReactNode;
  children: ReactNode;
}

/** Place, title, what kind of figures these are, and at the end by which method and until when. */
export function CardFrame({ frame, title, lead, isDraft, below = [], actions, children }: CardFrameProps) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  const { round, iso3, countryName, release } = frame;
  return (
    <>
      <AssessmentHead
        round={round}
        iso3={iso3}
        country={countryName}
        edition={frame.edition}
        state={frame.state}
        dueOn={frame.dueOn}
        purpose={frame.purpose}
        parts={frame.parts}
        current="scorecard"
        within={below}
      />
      <PageHeader
        title={title}
        lead={lead}
        aside={isDraft ? t("draft.short") : release ? <ReleaseLine release={release} /> : undefined}
        actions={actions}
      />
      {isDraft ? (
        <Notice kind="warning" title={t("draft.title")}>
          <p>{t("draft.text")}</p>
        </Notice>
      ) : null}
      <InstrumentLanguage language={frame.editionLanguage} />
      {frame.stateAsked ? null : <p>{t("stateNotAsked")}</p>}
      {!isDraft && release?.corrigendum ? (
        <Notice kind="information" title={t("corrigendum")}>
          <p dir="auto">
            <TokenText text={release.corrigendum} />
          </p>
        </Notice>
      ) : null}
      {children}
      <footer className={styles.foot}>
        <p>
          {t("edition", { edition: codeText(frame.edition), day: formatDay(locale, frame.cutOffOn) })}{" "}
          {frame.editionStanding === "validated"
            ? null
            : t(`standing.${frame.editionStanding}`, { edition: codeText(frame.edition) })}
        </p>
        {isDraft || !release ? null : (
          <p className={styles.hash}>
            <bdi>{release.code}</bdi> · <bdi>{t("releaseHash", { hash: release.sha256 })}</bdi>
          </p>
        )}
      </footer>
    </>
  );
}

function ReleaseLine({ release }: { release: NonNullable<ScorecardFrame["release"]> }) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  return (
    <a href={`/releases/${release.code}`}>
      {t("released", { number: release.number, day: formatDay(locale, release.publishedOn) })}
    </a>
  );
}
