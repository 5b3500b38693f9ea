import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { DayText, PartialDateText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { SCOPE_DATES, SCOPE_TEXTS, type ScopeField } from "@/lib/assessments/scope-fields";

/** Scope and limits to be read; printed first everywhere. */
export function ScopeText({
  scope,
  cutOffOn,
}: {
  scope: (Record<ScopeField, string | null> & { language: string }) | null;
  cutOffOn: string;
}) {
  const t = useTranslations("assessment.scopeFields");
  return (
    <DescriptionList
      items={[
        { key: "cutOff", term: t("cutOff"), value: <DayText day={cutOffOn} /> },
        ...SCOPE_DATES.map((field) => ({
          key: field,
          term: t(field),
          value: scope?.[field] ? <PartialDateText date={scope[field]} /> : "–",
        })),
        ...SCOPE_TEXTS.map((field) => ({
          key: field,
          term: t(field),
          value: scope?.[field] ? <PlainText text={scope[field]} language={scope.language} /> : "–",
        })),
      ]}
    />
  );
}
