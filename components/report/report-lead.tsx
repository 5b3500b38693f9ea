import type { Report } from "@/lib/reports/model";
import styles from "./report.module.css";
import { ReportLines, ReportText } from "./report-text";

/** What stands below the title of a report: what every sheet of it says, and what it is about, one text a line. */
export function ReportLead({ report: { mark, lead } }: { report: Report }) {
  return (
    <>
      {mark === null ? null : (
        <p className={styles.mark}>
          <ReportText text={mark} />
        </p>
      )}
      <p className={styles.lead}>
        <ReportLines texts={lead} />
      </p>
    </>
  );
}
