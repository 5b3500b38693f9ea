import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDay } from "@/lib/i18n/format";

/** Whether the lead acknowledged the safety and ethics plan, and when. */
export function PlanText({ day }: { day: string | null }) {
  const t = useTranslations("missions.safety");
  const locale = useLocale();
  return (
    <StatusTag shape={day === null ? "attention" : "complete"}>
      {day === null ? t("missing") : t("acknowledged", { day: formatDay(locale, day) })}
    </StatusTag>
  );
}
