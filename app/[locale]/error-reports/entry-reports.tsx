import { getLocale, getTranslations } from "next-intl/server";
import { ErrorReportCard } from "@/components/error-report/error-report-card";
import { ActionForm } from "@/components/forms/action-form";
import { languageField } from "@/components/forms/language-field";
import styles from "@/components/register/register.module.css";
import { Disclosure } from "@/components/ui/disclosure";
import { WAITING_ON_ENTRY_MAX } from "@/lib/error-reports/schema";
import type { EntryErrorReports } from "@/lib/error-reports/view";
import type { EntryDetail } from "@/lib/registers/view";
import { reportErrorAction } from "./actions";
import { AnswerForm } from "./answer-form";

/** Errors that were reported in an entry, as far as the reader sees them, and the form of who reports one. */
export async function EntryReports({
  entry,
  errors: { reports, mayReport },
  zone,
  isOpen,
}: {
  entry: Pick<EntryDetail, "register" | "code">;
  errors: EntryErrorReports;
  zone: string;
  /** The reader came to report an error. */
  isOpen: boolean;
}) {
  const t = await getTranslations("errorReports");
  if (reports.length === 0 && !mayReport) return null;
  return (
    <section className={styles.section} id="error-reports" data-print="hide">
      <h2>{t(mayReport ? "on" : "title")}</h2>
      {mayReport ? <ReportForm entry={entry} isOpen={isOpen} /> : null}
      {reports.map((report) => (
        <ErrorReportCard key={report.id} report={report} zone={zone}>
          <AnswerForm report={report} />
        </ErrorReportCard>
      ))}
    </section>
  );
}

async function ReportForm({
  entry: { register, code },
  isOpen,
}: {
  entry: Pick<EntryDetail, "register" | "code">;
  isOpen: boolean;
}) {
  const [t, common, locale] = await Promise.all([
    getTranslations("errorReports"),
    getTranslations("common"),
    getLocale(),
  ]);
  return (
    <Disclosure summary={t("report")} look="boxed" open={isOpen}>
      <p>{t("reportLead")}</p>
      <ActionForm
        id="report-error"
        keptAs={`report of an error in ${code}`}
        action={reportErrorAction}
        submit={t("submit")}
        done={t("sent")}
        reasons={{ many_waiting: t("refusals.many_waiting", { count: WAITING_ON_ENTRY_MAX }) }}
        fields={[
          { kind: "hidden", name: "register", value: register },
          { kind: "hidden", name: "code", value: code },
          languageField(t("language"), locale),
          { kind: "textarea", name: "body", label: t("body"), hint: t("bodyHint") },
          { kind: "textarea", name: "correction", label: t("correction"), hint: t("correctionHint") },
          {
            kind: "text",
            name: "source",
            label: t("source"),
            hint: t("sourceHint"),
            optional: common("optional"),
          },
        ]}
      />
    </Disclosure>
  );
}
