import { useLocale, useTranslations } from "next-intl";
import { CONFIDENCES } from "@/db/enums";
import type { Finding } from "@/lib/desk/findings";
import { formatDay } from "@/lib/i18n/format";

/** What a rule saw, in the reader's words. */
export function useFindingText(): (finding: Finding) => string {
  const t = useTranslations("desk.quality.found");
  const confidences = useTranslations("rating.confidence");
  const reasons = useTranslations("rating.reason");
  const locale = useLocale();
  const confidence = (code: string) => {
    const known = CONFIDENCES.find((one) => one === code);
    return known === undefined ? t("noConfidence") : confidences(known);
  };
  return ({ kind, rating, on, institution }) => {
    const day = on === null ? "" : formatDay(locale, on);
    switch (kind) {
      case "confidence_unmet":
        return t(kind, {
          level: rating?.claim?.level ?? 0,
          needed: confidence(rating?.claim?.needed ?? ""),
          has: confidence(rating?.claim?.has ?? ""),
        });
      case "single_source":
        return t(kind, { count: rating?.sources ?? 0 });
      case "stale_evidence":
        return t(kind, { day: formatDay(locale, rating?.newest ?? "") });
      case "withheld":
        return reasons(rating?.reason === "refused" ? "refused" : "no_answer");
      case "open_comments":
        return t(kind, { day });
      case "requests_refused":
        return t(kind, { day, institution: institution ?? "" });
    }
  };
}
