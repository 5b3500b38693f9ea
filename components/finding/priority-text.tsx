import { useTranslations } from "next-intl";
import { EditionText } from "@/components/scorecard/edition-text";
import type { PriorityView } from "@/lib/findings/proposals";

/** A priority in the word of the instrument, with its value: for the team alone. */
export function PriorityText({ priority, language }: { priority: PriorityView | null; language: string }) {
  const t = useTranslations("findings");
  if (priority === null) return t("noPriority");
  const { band, value } = priority;
  return band === null ? (
    <bdi>{value}</bdi>
  ) : (
    <>
      <EditionText language={language}>{band}</EditionText> (<bdi>{value}</bdi>)
    </>
  );
}

/** How a priority came about: what was multiplied, and why the factor is what it is. */
export function PriorityWorking({ priority }: { priority: PriorityView }) {
  const t = useTranslations("findings");
  const { weight, distance, factor, value, reason } = priority;
  return (
    <>
      {t("working", { weight, distance, factor, value })}. {t(`factorReasons.${reason}`)}
    </>
  );
}
