import { useLocale, useTranslations } from "next-intl";
import { CONFIDENCES } from "@/db/enums";
import { formatList } from "@/lib/i18n/format";
import type { Flag } from "@/lib/reviews/flag-rules";

/** What a flag found, in the reader's words; `countries` names other countries by their code. */
export function useFlagText(countries: ReadonlyMap<string, string>): (flag: Flag) => string {
  const t = useTranslations("review.flags");
  const confidenceWord = useTranslations("rating.confidence");
  const locale = useLocale();
  const word = (code: string) => {
    const known = CONFIDENCES.find((one) => one === code);
    return known === undefined ? t("noConfidence") : confidenceWord(known);
  };
  return ({ rule, level, last, confidence, others }) =>
    t(`found.${rule}`, {
      level,
      last: last ?? "",
      needed: word(confidence?.needed ?? ""),
      has: word(confidence?.has ?? ""),
      others: formatList(
        locale,
        others.map((other) =>
          t("other", { name: countries.get(other.code) ?? other.code, level: other.level }),
        ),
      ),
    });
}
