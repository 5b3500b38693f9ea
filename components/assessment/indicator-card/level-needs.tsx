import { useLocale, useTranslations } from "next-intl";
import { CITATION_SHOWS, CONFIDENCES } from "@/db/enums";
import { formatList } from "@/lib/i18n/format";
import type { IndicatorWords, LevelNeed } from "@/lib/ratings/card-view";
import styles from "./indicator-card.module.css";

/** What some levels need before the assessment can be submitted; saving is free. */
export function LevelNeeds({ needs }: Pick<IndicatorWords, "needs">) {
  const t = useTranslations("rating");
  const locale = useLocale();
  const text = ({ kind, what }: LevelNeed): string => {
    const confidence = CONFIDENCES.find((one) => one === what);
    const shows = CITATION_SHOWS.find((one) => one === what);
    const word = confidence ? t(`confidence.${confidence}`) : shows ? t(`citations.shows.${shows}`) : what;
    return t(`needs.${kind}`, { what: word });
  };
  const said = needs.filter((line) => line.needs.length > 0);
  if (said.length === 0) return null;
  return (
    <p className={styles.soft}>
      {said
        .map((line) =>
          t("needs.line", {
            count: line.levels.length,
            levels: formatList(locale, line.levels.map(String)),
            needs: formatList(locale, line.needs.map(text)),
          }),
        )
        .join(" ")}
    </p>
  );
}
