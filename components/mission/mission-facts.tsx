import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDay } from "@/lib/i18n/format";
import type { MissionView } from "@/lib/missions/page";
import { langOf } from "@/lib/text/language";
import { PlanText } from "./plan-text";

/** When and where a mission is, and whether its plan was acknowledged. */
export function MissionFacts({ mission }: { mission: MissionView }) {
  const t = useTranslations("missions");
  const locale = useLocale();
  const { startsOn, endsOn, places, language, planAcknowledgedOn } = mission;
  return (
    <DescriptionList
      items={[
        {
          key: "days",
          term: t("days"),
          value: t("daysOf", { from: formatDay(locale, startsOn), to: formatDay(locale, endsOn) }),
        },
        {
          key: "places",
          term: t("fields.places"),
          value: <bdi lang={langOf(language)}>{places.split("\n").join(" · ")}</bdi>,
        },
        { key: "plan", term: t("safety.title"), value: <PlanText day={planAcknowledgedOn} /> },
      ]}
    />
  );
}
