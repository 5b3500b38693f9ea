import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReportText } from "@/components/report/report-text";
import { ReportView } from "@/components/report/report-view";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { assessmentPage } from "@/lib/assessments/head";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { reportOfDraft } from "@/lib/reports/read";

type DraftReportProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: DraftReportProps): Promise<Metadata> {
  const t = await getTranslations("report");
  const { iso3, round } = await params;
  return { title: `${t("draftTitle")} · ${iso3} · ${round}` };
}

/** The country report as it would be if the assessment were released now; for the team, and marked as a draft. */
export default async function DraftReportPage({ params }: DraftReportProps) {
  const { locale, ...key } = await params;
  const { place, report } = await readPage(async (ctx) => ({
    place: await assessmentPage(ctx, locale, key, "rating.read"),
    report: await reportOfDraft(ctx, key, locale),
  }));
  const t = await getTranslations("report");
  return (
    <>
      <AssessmentHead {...place.head} current={null} />
      <PageHeader title={<ReportText text={report.title} />} lead={t("draft")} />
      <Notice kind="warning" title={t("draftTitle")}>
        <p>{t("draftText")}</p>
      </Notice>
      <ReportView report={report} />
    </>
  );
}
