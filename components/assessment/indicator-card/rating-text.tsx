import { useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import { Disclosure } from "@/components/ui/disclosure";
import type { IndicatorCardView } from "@/lib/ratings/card-view";
import { isEffectiveKind } from "@/lib/ratings/effective";
import { langOf } from "@/lib/text/language";
import { ConfidenceText } from "./confidence";
import { ConstructTag } from "./construct-tag";
import { useFieldText } from "./field-text";
import styles from "./indicator-card.module.css";
import { LevelLadder, LevelSentence } from "./level-ladder";
import { Question } from "./question";

const REQUEST = ["requestWhat", "requestOf", "requestOn", "requestBy", "requestRefusal"] as const;
const SEARCH = ["searchSources", "searchLanguages", "searchFrom", "searchTo"] as const;

/**
 * The same card for who may read it and not write it. `answerOnly` is for paper: the question and the level that was
 * chosen, without guidance, legal basis and the other levels, which stand in the edition.
 */
export function RatingText({ view, answerOnly = false }: { view: IndicatorCardView; answerOnly?: boolean }) {
  const t = useTranslations("rating");
  const { nameOf, valueText, judgement } = useFieldText();
  const { words, rating } = view;
  const lines = (fields: readonly (typeof REQUEST | typeof SEARCH)[number][]) =>
    fields
      .filter((field) => rating[field] !== null)
      .map((field) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd dir="auto">{valueText(field, rating[field])}</dd>
        </div>
      ));
  const searched = lines(SEARCH);
  return (
    <div className={styles.body}>
      <h3 className={styles.title}>
        <span className={styles.code}>{words.code}</span>{" "}
        <span lang={words.language} dir="auto">
          {words.title}
        </span>
      </h3>
      <div className={styles.meta}>
        <ConstructTag construct={words.construct} />
      </div>
      <Question words={words} reporters={view.reporters} questionOnly={answerOnly} />
      <p className={styles.judged}>
        <b>
          {rating.state === null
            ? t("notYet")
            : judgement(rating.state, rating.level, rating.notAssessedReason)}
        </b>{" "}
        {answerOnly ? <LevelSentence words={words} level={rating.level} /> : null}
      </p>
      {answerOnly ? null : <LevelLadder words={words} chosen={rating.level} />}
      {rating.state === "not_applicable" && rating.notApplicableReason !== null ? (
        <p dir="auto">
          <TokenText text={rating.notApplicableReason} />
        </p>
      ) : null}
      {rating.state === "not_assessed" ? <dl>{lines(REQUEST)}</dl> : null}
      {rating.changeCause === null ? null : (
        <p>{t("changedBecause", { cause: valueText("changeCause", rating.changeCause) })}</p>
      )}
      {rating.overrideReason === null ? null : (
        <p dir="auto">
          {nameOf("overrideReason")}: {rating.overrideReason}
        </p>
      )}
      {rating.rationale === null ? null : (
        <p className={styles.rationale} lang={langOf(rating.language)} dir="auto">
          <TokenText text={rating.rationale} />
        </p>
      )}
      {rating.contradictionAnswered ? <p>{t("fields.contradictionAnswered")}</p> : null}
      {isEffectiveKind(rating.kind) ? <ConfidenceText confidence={rating.confidence} /> : null}
      {rating.confidenceLoweredReason === null ? null : (
        <p dir="auto">
          <TokenText text={rating.confidenceLoweredReason} />
        </p>
      )}
      {searched.length === 0 ? null : (
        <Disclosure summary={t("searchTitle")}>
          <dl>{searched}</dl>
        </Disclosure>
      )}
      {rating.teamNote ? (
        <Disclosure summary={t("fields.teamNote")}>
          <p className={styles.quoted} dir="auto">
            <TokenText text={rating.teamNote} />
          </p>
        </Disclosure>
      ) : null}
    </div>
  );
}
