import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { ERROR_REPORTS_PATH } from "@/lib/error-reports/schema";
import type { OwnErrorReport } from "@/lib/error-reports/view";
import { DECISION_SHAPES } from "./decision-shapes";

/** The reports that the reader made and how each stands, with the way to it; nothing where there is none. */
export function OwnErrorReports({ reports, zone }: { reports: readonly OwnErrorReport[]; zone: string }) {
  const t = useTranslations("errorReports");
  const nouns = useTranslations("registers.nouns");
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="own-reports">
      <h2 id="own-reports">{t("own.title")}</h2>
      <ul>
        {reports.map(({ id, entry, reportedAt, decision }) => (
          <li key={id}>
            <Link
              href={`${ERROR_REPORTS_PATH}?state=${decision === null ? "open" : "answered"}#report-${id}`}
            >
              {nouns(`${entry.register}.one`)} <bdi>{entry.code}</bdi>
            </Link>{" "}
            <StatusTag shape={decision === null ? "empty" : DECISION_SHAPES[decision]}>
              {decision === null ? t("open") : t(`decisions.${decision}`)}
            </StatusTag>{" "}
            <InstantText instant={reportedAt} zone={zone} show="day" />
          </li>
        ))}
      </ul>
      <p>
        <Link href={ERROR_REPORTS_PATH}>{t("own.all")}</Link>
      </p>
    </section>
  );
}
