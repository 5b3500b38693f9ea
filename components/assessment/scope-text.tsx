import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { PlainText } from "@/components/ui/plain-text";

const FIELDS = [
  "periodFrom",
  "periodTo",
  "territory",
  "governmentLevels",
  "placesVisited",
  "institutionsSilent",
  "limits",
] as const;

/** Scope and limits to be read; printed first everywhere. */
export function ScopeText({
  scope,
  cutOffOn,
}: {
  scope: (Record<(typeof FIELDS)[number], string | null> & { language: string }) | null;
  cutOffOn: string;
}) {
  const t = useTranslations("assessment.scopeFields");
  return (
    <DescriptionList
      items={[
        { key: "cutOff", term: t("cutOff"), value: <DayText day={cutOffOn} /> },
        ...FIELDS.map((field) => ({
          key: field,
          term: t(field),
          value: scope?.[field] ? <PlainText text={scope[field]} language={scope.language} /> : "–",
        })),
      ]}
    />
  );
}
