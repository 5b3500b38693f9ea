import { useTranslations } from "next-intl";
import { useFieldText } from "@/components/assessment/indicator-card/field-text";
import type { PackPart, PackValue } from "@/lib/packs/fields";

/** Names and values of the parts of a rating in words. */
export function usePartText() {
  const t = useTranslations("pack.compare.parts");
  const { nameOf, judgement, valueText } = useFieldText();
  return {
    nameOf: (part: PackPart) => (part === "judgement" ? t("judgement") : nameOf(part)),
    textOf(part: PackPart, value: PackValue): string {
      if (typeof value === "object" && value !== null) {
        return judgement(value.state, value.level, value.notAssessedReason);
      }
      return part === "judgement" ? judgement(null, null, null) : valueText(part, value);
    },
  };
}
