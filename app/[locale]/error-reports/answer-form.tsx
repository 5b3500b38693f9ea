import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { languageField } from "@/components/forms/language-field";
import { Disclosure } from "@/components/ui/disclosure";
import { ERROR_REPORT_DECISIONS } from "@/db/enums";
import type { ErrorReportView } from "@/lib/error-reports/view";
import { answerErrorReportAction } from "./actions";

/** What becomes of a report; nothing for who does not answer it. */
export async function AnswerForm({ report: { id, mayAnswer } }: { report: ErrorReportView }) {
  const [t, locale] = await Promise.all([getTranslations("errorReports"), getLocale()]);
  if (!mayAnswer) return null;
  return (
    <div data-print="hide">
      <Disclosure summary={t("giveAnswer")} look="boxed">
        <p>{t("answerLead")}</p>
        <ActionForm
          id={`answer-${id}`}
          keptAs={`answer to report ${id}`}
          action={answerErrorReportAction}
          submit={t("answerSubmit")}
          reasons={{
            answered_already: t("refusals.answered_already"),
            entry_unchanged: t("refusals.entry_unchanged"),
          }}
          reasonFields={{ entry_unchanged: "decision" }}
          fields={[
            { kind: "hidden", name: "report", value: id },
            {
              kind: "radios",
              name: "decision",
              label: t("decision"),
              options: ERROR_REPORT_DECISIONS.map((value) => ({
                value,
                label: t(`decisionLabels.${value}`),
              })),
            },
            languageField(t("language"), locale),
            { kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint") },
          ]}
        />
      </Disclosure>
    </div>
  );
}
