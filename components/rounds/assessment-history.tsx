import { useTranslations } from "next-intl";
import { HistoryOf } from "@/components/audit/history-table";
import { PlainText } from "@/components/references/plain-text";
import { DayText, PartialDateText } from "@/components/ui/date-text";
import { ASSESSMENT_STATES } from "@/db/enums";
import type { AssessmentHistoryLine, AssessmentHistoryValue } from "@/lib/assessments/history";
import { SCOPE_FIELDS } from "@/lib/assessments/scope-fields";

/** What was changed on an assessment beside its state, in words: scope and limits, declared domains, due days. */
export function AssessmentHistory({
  lines,
  zone,
}: {
  lines: readonly AssessmentHistoryLine[];
  zone: string;
}) {
  const t = useTranslations("rounds.history");
  const states = useTranslations("assessment.states");
  const scopeFields = useTranslations("assessment.scopeFields");
  return (
    <HistoryOf
      id="changes"
      caption={t("changesTitle")}
      zone={zone}
      lines={lines}
      name={(field) => {
        const ofScope = SCOPE_FIELDS.find((one) => one === field);
        if (ofScope !== undefined) return scopeFields(ofScope);
        const state = ASSESSMENT_STATES.find((one) => one === field);
        return state === undefined ? t("declared") : t("dueDayOf", { state: states(state) });
      }}
      languageIfLong={({ kind, language }) => (kind === "text" ? language : null)}
      show={(value) => <ChangedValue value={value} />}
    />
  );
}

function ChangedValue({ value: { kind, text, language } }: { value: AssessmentHistoryValue }) {
  switch (kind) {
    case "day":
      return <DayText day={text} />;
    case "partial_date":
      return <PartialDateText date={text} />;
    case "domains":
      return <bdi>{text}</bdi>;
    case "text":
      return <PlainText text={text} language={language} />;
  }
}
