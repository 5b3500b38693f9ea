import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ErrorReportCard } from "@/components/error-report/error-report-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { hasRole } from "@/lib/core/context";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { listErrorReports } from "@/lib/error-reports/queries";
import { ERROR_REPORT_STATES, ERROR_REPORTS_PATH, errorReportFilter } from "@/lib/error-reports/schema";
import type { ErrorReportView } from "@/lib/error-reports/view";
import { titleInWords } from "@/lib/registers/reader-words";
import { entryPath } from "@/lib/registers/schema";
import { programmeZone } from "@/lib/settings/programme-day";
import { AnswerForm } from "./answer-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errorReports"))("title") };
}

/** Reports of errors that wait and that were answered: the own ones, and for a steward those on what the person keeps. */
export default async function ErrorReportsPage({ searchParams }: PageProps) {
  const [filter, locale, all] = await Promise.all([
    searchParams.then((query) => errorReportFilter.parse(query)),
    getLocale(),
    getTranslations(),
  ]);
  const { reports, names, total, pages, zone, isSteward } = await readPage(async (ctx) => ({
    ...(await listErrorReports(ctx, locale, filter)),
    zone: await programmeZone(ctx),
    isSteward: hasRole(ctx.actor, "data_steward"),
  }));
  const t = await getTranslations("errorReports");
  const { state, page } = filter;
  const titleOf = ({ entry: { register, code, title } }: ErrorReportView) =>
    title === null ? (
      <>
        <bdi>{code}</bdi> ({all(`registers.nouns.${register}.one`)})
      </>
    ) : (
      <Link href={entryPath(register, code)}>
        <span dir="auto">{titleInWords(all, title, names)}</span> <bdi>{code}</bdi>
      </Link>
    );
  return (
    <>
      <Breadcrumbs places={[{ key: "evidence", text: all("registers.title"), href: "/evidence" }]} />
      <PageHeader
        title={t("title")}
        lead={t(isSteward ? "stewardLead" : "lead")}
        aside={t("caption", { count: total })}
      />
      <Tabs
        label={t("filter")}
        tabs={ERROR_REPORT_STATES.map((one) => ({
          href: `${ERROR_REPORTS_PATH}?state=${one}`,
          text: t(`states.${one}`),
          current: one === state,
        }))}
      />
      {reports.length > 0 ? (
        reports.map((report) => (
          <ErrorReportCard key={report.id} report={report} title={titleOf(report)} zone={zone}>
            {report.entry.title === null ? <p>{t("notOpen")}</p> : null}
            <AnswerForm report={report} />
          </ErrorReportCard>
        ))
      ) : page > 1 ? (
        <EmptyState title={t("noSuchPage", { page })}>
          <Link href={`${ERROR_REPORTS_PATH}?state=${state}`}>{t("firstPage")}</Link>
        </EmptyState>
      ) : (
        <EmptyState
          title={t(state === "open" ? "noneOpen" : "noneAnswered")}
          action={<Link href="/evidence">{t("toEvidence")}</Link>}
        >
          {t("noneText")}
        </EmptyState>
      )}
      <Pagination path={ERROR_REPORTS_PATH} parameters={{ state }} page={page} pages={pages} />
    </>
  );
}
