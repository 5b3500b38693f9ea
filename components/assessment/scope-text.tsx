import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { DayText, PartialDateText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";

const DATES = ["periodFrom", "periodTo"] as const;
const TEXTS = ["territory", "governmentLevels", "placesVisited", "institutionsSilent", "limits"] as const;

/** Scope and limits to be read; printed first everywhere. */
export function ScopeText({
  scope,
  cutOffOn,
}: {
  scope: (Record<(typeof DATES | typeof TEXTS)[number], string | null> & { language: string }) | null;
  cutOffOn: string;
}) {
  const t = useTranslations("assessment.scopeFields");
  return (
    <DescriptionList
      items={[
        { key: "cutOff", term: t("cutOff"), value: <DayText day={cutOffOn} /> },
        ...DATES.map((field) => ({
          key: field,
          term: t(field),
          value: scope?.[field] ? <PartialDateText date={scope[field]} /> : "–",
        })),
        ...TEXTS.map((field) => ({
          key: field,
          term: t(field),
          value: scope?.[field] ? <PlainText text={scope[field]} language={scope.language} /> : "–",
        })),
      ]}
    />
  );
}
