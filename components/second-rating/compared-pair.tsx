import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Citations } from "@/components/assessment/indicator-card/citations";
import { PlainText } from "@/components/references/plain-text";
import { TokenText } from "@/components/references/token-text";
import card from "@/components/ui/card.module.css";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import type { ComparedPair, ComparedSide } from "@/lib/second-ratings/page";
import styles from "./compared-pair.module.css";

/** First and second rating of one indicator side by side, each with its reason, and what was decided between them. */
export function ComparedPairCard({
  pair,
  edition,
  base,
  children,
}: {
  pair: ComparedPair;
  edition: Edition;
  /** Address of the assessment, for who may open the card of the first rating. */
  base: string | null;
  /** The form of who decides. */
  children?: ReactNode;
}) {
  const t = useTranslations("secondRating");
  const { indicator, title, domain, first, second, firstNow, disagreement, consensus } = pair;
  return (
    <article id={`pair-${indicator}`} className={card.card} aria-labelledby={`pair-title-${indicator}`}>
      <h3 id={`pair-title-${indicator}`} className={styles.title}>
        {base === null ? indicator : <Link href={`${base}/${domain ?? ""}#${indicator}`}>{indicator}</Link>}{" "}
        <span lang={edition.file.language} dir="auto">
          {title}
        </span>
      </h3>
      <p>
        <PairStatus pair={pair} />
      </p>
      <div className={styles.sides}>
        <Side title={t("first")} side={first} indicator={indicator} edition={edition} />
        <Side title={t("second")} side={second} indicator={indicator} edition={edition} />
        {firstNow === null ? null : (
          <Side title={t("firstNow")} side={firstNow} indicator={indicator} edition={edition} />
        )}
      </div>
      {pair.sources.length === 0 ? null : (
        <Disclosure summary={t("sources", { count: pair.sources.length })}>
          <Citations citations={pair.sources} />
        </Disclosure>
      )}
      {consensus === null ? null : (
        <section className={styles.consensus}>
          <h4>{t("consensus")}</h4>
          <p>
            <b>
              <JudgementText judgement={consensus} indicator={indicator} edition={edition} />
            </b>
          </p>
          <p dir="auto">
            <TokenText text={consensus.reason} />
          </p>
          {pair.isFollowed ? null : <Notice kind="warning">{t("notFollowed")}</Notice>}
        </section>
      )}
      {disagreement !== null || consensus !== null ? children : null}
    </article>
  );
}

function PairStatus({ pair: { disagreement, consensus, first, second } }: { pair: ComparedPair }) {
  const t = useTranslations("secondRating");
  if (disagreement === null) {
    if (first.level !== second.level) return <StatusTag shape="half">{t("near")}</StatusTag>;
    return <StatusTag shape="complete">{t(first.level === null ? "sameState" : "same")}</StatusTag>;
  }
  return (
    <>
      <StatusTag shape={consensus === null ? "attention" : "complete"}>
        {t(consensus === null ? "undecided" : "consensus")}
      </StatusTag>
      {" · "}
      {t(`disagreement.${disagreement}`)}
    </>
  );
}

function Side({
  title,
  side,
  indicator,
  edition,
}: {
  title: string;
  side: ComparedSide;
  indicator: string;
  edition: Edition;
}) {
  const t = useTranslations("secondRating");
  return (
    <section>
      <h4>{title}</h4>
      <p>
        <b>
          <JudgementText judgement={side} indicator={indicator} edition={edition} />
        </b>
      </p>
      {side.reason === null ? (
        <p>{t("noReason")}</p>
      ) : (
        <PlainText text={side.reason} language={side.language} />
      )}
    </section>
  );
}

function JudgementText({
  judgement: { state, level },
  indicator,
  edition,
}: {
  judgement: Pick<ComparedSide, "state" | "level">;
  indicator: string;
  edition: Edition;
}) {
  const t = useTranslations("rating");
  if (level === null) return t(`state.${state}`);
  return (
    <>
      {level} · <bdi lang={edition.file.language}>{levelSentence(edition, indicator, level)}</bdi>
    </>
  );
}
