import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlainText } from "@/components/references/plain-text";
import { DayText, PartialDateText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { SCOPE_DATES, SCOPE_TEXTS, type ScopeField } from "@/lib/assessments/scope-fields";

/** Institutions stand one on a line; any other text is one. */
function linesOf(field: ScopeField, text: string): readonly string[] {
  if (field !== "institutionsSilent") return [text];
  return [...new Set(text.split("\n").filter((line) => line.trim() !== ""))];
}

/** Scope and limits to be read; printed first everywhere. */
export function ScopeText({
  scope,
  cutOffOn,
  empty = () => "–",
}: {
  scope: (Record<ScopeField, string | null> & { language: string }) | null;
  cutOffOn: string;
  /** What stands where nothing was written. */
  empty?: (field: ScopeField) => ReactNode;
}) {
  const t = useTranslations("assessment.scopeFields");
  return (
    <DescriptionList
      items={[
        { key: "cutOff", term: t("cutOff"), value: <DayText day={cutOffOn} /> },
        ...SCOPE_DATES.map((field) => ({
          key: field,
          term: t(field),
          value: scope?.[field] ? <PartialDateText date={scope[field]} /> : empty(field),
        })),
        ...SCOPE_TEXTS.map((field) => ({
          key: field,
          term: t(field),
          value: scope?.[field]
            ? linesOf(field, scope[field]).map((line) => (
                <PlainText key={line} text={line} language={scope.language} />
              ))
            : empty(field),
        })),
      ]}
    />
  );
}
