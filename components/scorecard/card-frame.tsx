import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { Banner } from "@/components/layout/banner";
import { TokenText } from "@/components/references/token-text";
import { AssessmentTabs } from "@/components/rounds/assessment-tabs";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/i18n/format";
import type { ScorecardFrame } from "@/lib/scorecards/page-data";
import { codeText } from "./numbers";
import styles from "./scorecard.module.css";

interface CardFrameProps {
  frame: ScorecardFrame;
  title: ReactNode;
  lead: ReactNode;
  /** The figures are of ratings that are not released. */
  isDraft: boolean;
  /** Places after the country. */
  here: ReactNode;
  hereParent?: { text: string; href: string };
  actions?: ReactNode;
  children: ReactNode;
}

/** Place, title, what kind of figures these are, and at the end by which method and until when. */
export function CardFrame({
  frame,
  title,
  lead,
  isDraft,
  here,
  hereParent,
  actions,
  children,
}: CardFrameProps) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  const { round, roundTitle, iso3, countryName, release } = frame;
  return (
    <>
      {frame.purpose === "real" ? null : <Banner kind={frame.purpose} />}
      <Breadcrumbs
        places={[
          { key: "round", text: <bdi>{roundTitle}</bdi>, href: `/rounds/${round}` },
          { key: "country", text: countryName, href: `/countries/${iso3}` },
          ...(hereParent ? [{ key: "parent", ...hereParent }] : []),
          { key: "here", text: here },
        ]}
      />
      {frame.parts.length < 2 ? null : (
        <AssessmentTabs round={round} iso3={iso3} parts={frame.parts} current="scorecard" />
      )}
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
          {frame.validated ? null : t("proposal", { edition: codeText(frame.edition) })}
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
