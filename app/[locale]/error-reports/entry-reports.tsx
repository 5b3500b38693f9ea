import { getLocale, getTranslations } from "next-intl/server";
import { EraseLink } from "@/components/erasure/erase-link";
import { ErrorReportCard } from "@/components/error-report/error-report-card";
import { ActionForm } from "@/components/forms/action-form";
import { languageField } from "@/components/forms/language-field";
import { EntryChanges } from "@/components/register/entry-history";
import styles from "@/components/register/register.module.css";
import { InstantText } from "@/components/ui/date-text";
import { Disclosure } from "@/components/ui/disclosure";
import { WAITING_ON_ENTRY_MAX } from "@/lib/error-reports/schema";
import type { ChangesSince } from "@/lib/error-reports/since";
import type { EntryErrorReports } from "@/lib/error-reports/view";
import type { RegisterDefinition } from "@/lib/registers/fields";
import type { CountryNames } from "@/lib/registers/reader-words";
import type { EntryDetail } from "@/lib/registers/view";
import { reportErrorAction } from "./actions";
import { AnswerForm } from "./answer-form";

/** Errors that were reported in an entry, as far as the reader sees them, and the form of who reports one. */
export async function EntryReports({
  entry,
  errors: { reports, mayReport, unread },
  changes,
  definition,
  names,
  zone,
  isOpen,
}: {
  entry: Pick<EntryDetail, "register" | "code">;
  errors: EntryErrorReports;
  /** What became another since, by report. */
  changes: ChangesSince["changes"];
  definition: RegisterDefinition;
  names: CountryNames;
  zone: string;
  /** The reader came to report an error. */
  isOpen: boolean;
}) {
  const t = await getTranslations("errorReports");
  if (reports.length + unread.length === 0 && !mayReport) return null;
  return (
    <section className={styles.section} id="error-reports" data-print="hide">
      <h2>{t(mayReport ? "on" : "title")}</h2>
      {mayReport ? <ReportForm entry={entry} isOpen={isOpen} /> : null}
      {reports.map((report) => (
        <ErrorReportCard
          key={report.id}
          report={report}
          zone={zone}
          changes={<Changes definition={definition} changes={changes[report.id] ?? []} names={names} />}
        >
          <AnswerForm report={report} />
        </ErrorReportCard>
      ))}
      {unread.map(({ id, reportedAt }) => (
        <div key={id}>
          <p>
            {t.rich("unread", { day: () => <InstantText instant={reportedAt} zone={zone} show="day" /> })}
          </p>
          <EraseLink noun="error_report" id={id} />
        </div>
      ))}
    </section>
  );
}

async function Changes(props: Parameters<typeof EntryChanges>[0]) {
  const t = await getTranslations("errorReports");
  if (props.changes.length === 0) return null;
  return (
    <>
      <h4>{t("changedSince")}</h4>
      <EntryChanges {...props} />
    </>
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
