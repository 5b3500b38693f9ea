import { useLocale, useTranslations } from "next-intl";
import { CHANGE_CAUSES, CONFIDENCES, NOT_ASSESSED_REASONS, RATING_STATES } from "@/db/enums";
import { formatDay } from "@/lib/i18n/format";
import type { RatingFieldName } from "@/lib/ratings/fields";
import { WRITING_LANGUAGES } from "@/lib/ratings/writing-languages";

type Value = string | number | boolean | null;

/** Names and values of a rating's fields in words, for histories and for comparing. */
export function useFieldText() {
  const t = useTranslations();
  const locale = useLocale();
  const judgement = (state: Value, level: Value, reason: Value): string => {
    const known = RATING_STATES.find((one) => one === state);
    if (known === undefined) return t("rating.nothing");
    if (known === "rated") return t("rating.levelIs", { level: String(level ?? "") });
    const because = NOT_ASSESSED_REASONS.find((one) => one === reason);
    return because === undefined
      ? t(`rating.state.${known}`)
      : `${t(`rating.state.${known}`)}: ${t(`rating.reason.${because}`)}`;
  };
  return {
    nameOf: (field: RatingFieldName) => t(`rating.fields.${field}`),
    judgement,
    /** A value in words; the judgement takes its level and reason with it. */
    valueText(field: RatingFieldName, value: Value, whole: { level?: Value; reason?: Value } = {}): string {
      if (field === "state") return judgement(value, whole.level ?? null, whole.reason ?? null);
      if (value === null || value === "") return t("rating.nothing");
      if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
      const cause = CHANGE_CAUSES.find((one) => one === value);
      if (field === "changeCause" && cause) return t(`rating.changeCause.${cause}`);
      const reason = NOT_ASSESSED_REASONS.find((one) => one === value);
      if (field === "notAssessedReason" && reason) return t(`rating.reason.${reason}`);
      const confidence = CONFIDENCES.find((one) => one === value);
      if (field === "confidenceLoweredTo" && confidence) return t(`rating.confidence.${confidence}`);
      const language = WRITING_LANGUAGES.find((one) => one === value);
      if (field === "language" && language) return t(`rating.languages.${language}`);
      return typeof value === "string" ? formatDay(locale, value) : String(value);
    },
  };
}
