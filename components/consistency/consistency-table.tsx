import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlainText } from "@/components/references/plain-text";
import { useFlagText } from "@/components/review/flag-text";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { CONFIDENCES } from "@/db/enums";
import type { ComparedRating } from "@/lib/consistency/view";
import { formatFigure } from "@/lib/i18n/format";
import styles from "./consistency.module.css";

/** The columns beside the country. */
const COLUMNS = ["level", "rationale", "sources", "confidence", "last", "flags"] as const;

/** One indicator, one country a row: what was rated, why, on what, and what the rules say of it. */
export function ConsistencyTable({
  round,
  domain,
  indicator,
  ratings,
  remarkOf,
}: {
  round: string;
  domain: string;
  indicator: string;
  ratings: readonly ComparedRating[];
  /** The way to a remark, or the form of one; null where the reader may remark on none. */
  remarkOf: ((rating: ComparedRating) => ReactNode) | null;
}) {
  const t = useTranslations("consistency");
  const states = useTranslations("assessment.states");
  return (
    <div className={styles.compared} data-print="wide">
      <Table id="compared" caption={t("title")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("country")}</th>
            {[...COLUMNS, ...(remarkOf === null ? [] : (["remark"] as const))].map((key) => (
              <th key={key} scope="col" className={styles[key]}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratings.map((rating) => (
            <tr key={rating.iso3} id={rating.iso3}>
              <th scope="row">
                <Link href={`/rounds/${round}/${rating.iso3}/${domain}#${indicator}`}>{rating.country}</Link>
                <div className={styles.soft}>{states(rating.assessmentState)}</div>
              </th>
              <td data-label={t("level")}>
                <LevelText rating={rating} />
              </td>
              <td data-label={t("rationale")} className={classNames(styles.text, styles.whole)}>
                {rating.rationale === null ? (
                  t("noRationale")
                ) : (
                  <PlainText text={rating.rationale} language={rating.language} />
                )}
              </td>
              <td data-label={t("sources")}>
                <SourceText sources={rating.sources} />
              </td>
              <td data-label={t("confidence")}>
                <ConfidenceText confidence={rating.confidence} />
              </td>
              <td data-label={t("last")}>{rating.last ?? t("noLast")}</td>
              <td data-label={t("flags")} className={styles.whole}>
                <FlagTexts rating={rating} ratings={ratings} />
              </td>
              {remarkOf === null ? null : (
                <td data-label={t("remark")} className={styles.whole}>
                  {remarkOf(rating)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function LevelText({ rating: { state, level, notAssessedReason } }: { rating: ComparedRating }) {
  const t = useTranslations("consistency");
  const rating = useTranslations("rating");
  if (state === "rated" && level !== null) return <strong>{rating("levelIs", { level })}</strong>;
  if (state === null) return rating("notYet");
  if (state === "not_assessed" && notAssessedReason !== null)
    return t("notAssessed", { reason: rating(`reason.${notAssessedReason}`) });
  return rating(`state.${state}`);
}

function SourceText({ sources }: Pick<ComparedRating, "sources">) {
  const t = useTranslations("consistency");
  const types = useTranslations("sources.types");
  if (sources.length === 0) return t("noSources");
  return (
    <div>
      {t("sourceCount", { count: sources.reduce((sum, { count }) => sum + count, 0) })}
      <ul className={styles.list}>
        {sources.map(({ type, count }) => (
          <li key={type}>{t("ofType", { type: types(type), count })}</li>
        ))}
      </ul>
    </div>
  );
}

function ConfidenceText({ confidence }: Pick<ComparedRating, "confidence">) {
  const t = useTranslations("consistency");
  const words = useTranslations("rating.confidence");
  const known = CONFIDENCES.find((one) => one === confidence);
  return known === undefined ? t("noConfidence") : words(known);
}

function FlagTexts({
  rating: { flags, far },
  ratings,
}: {
  rating: ComparedRating;
  ratings: readonly ComparedRating[];
}) {
  const t = useTranslations("consistency");
  const rules = useTranslations("review.flags.rules");
  const locale = useLocale();
  const textOf = useFlagText(new Map(ratings.map(({ iso3, country }) => [iso3, country])));
  if (flags.length === 0 && far === null) return t("noFlags");
  return (
    <ul className={styles.list}>
      {flags.map((flag) => (
        <li key={flag.rule}>
          <strong>{rules(flag.rule)}</strong>: {textOf(flag)}
        </li>
      ))}
      {far === null ? null : (
        <li>
          <strong>{t("farRule")}</strong>:{" "}
          {t("far", {
            median: formatFigure(locale, far.median, { decimals: Number.isInteger(far.median) ? 0 : 1 }),
            count: far.assessments,
          })}
        </li>
      )}
    </ul>
  );
}
