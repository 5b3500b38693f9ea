import { useLocale, useTranslations } from "next-intl";
import { CITATION_SHOWS, CONFIDENCES } from "@/db/enums";
import { formatList } from "@/lib/i18n/format";
import { shownValue } from "@/lib/outbox/entry";
import type { IndicatorWords, LevelNeed } from "@/lib/ratings/card-view";
import type { ConfidenceView } from "@/lib/ratings/evidence";
import type { CardForm } from "./card-form-state";
import styles from "./indicator-card.module.css";

const SEARCH = ["searchSources", "searchLanguages", "searchFrom", "searchTo"] as const;

/** What some levels need before the assessment can be submitted, and what of it is there; saving is free. */
export function LevelNeeds({
  needs,
  confidence,
  form,
}: Pick<IndicatorWords, "needs"> & { confidence: ConfidenceView | null; form: CardForm }) {
  const t = useTranslations("rating");
  const locale = useLocale();
  const isMet = ({ kind, what }: LevelNeed): boolean => {
    if (kind === "search_record") return SEARCH.every((field) => shownValue(form.entry, field));
    if (confidence === null) return false;
    const { effective, supported } = confidence;
    if (kind === "item_not_issued_by_state") return supported.notIssuedByState >= Number(what);
    if (kind === "citation_shows") return supported.shows.some((shows) => shows === what);
    const needed = CONFIDENCES.findIndex((one) => one === what);
    return needed >= 0 && CONFIDENCES.indexOf(effective) >= needed;
  };
  const text = (need: LevelNeed): string => {
    const { kind, what } = need;
    const level = CONFIDENCES.find((one) => one === what);
    const shows = CITATION_SHOWS.find((one) => one === what);
    const word = level ? t(`confidence.${level}`) : shows ? t(`citations.shows.${shows}`) : what;
    return t(isMet(need) ? "needs.met" : "needs.notMet", { need: t(`needs.${kind}`, { what: word }) });
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
