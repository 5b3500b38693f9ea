import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReportFiles } from "@/components/report/report-files";
import { ReportLead } from "@/components/report/report-lead";
import { ReportText } from "@/components/report/report-text";
import { ReportView } from "@/components/report/report-view";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { assessmentPage } from "@/lib/assessments/head";
import { readPage } from "@/lib/core/page";
import { reportWithFiles } from "@/lib/reports/files";
import { askForBriefAction } from "./actions";

type BriefProps = PageProps<"/[locale]/rounds/[round]/[iso3]/brief">;

export async function generateMetadata({ params }: BriefProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("brief"))("link")} · ${iso3} · ${round}` };
}

/** What a meeting about a country needs, on one sheet: every line leads to the record behind it. */
export default async function BriefPage({ params }: BriefProps) {
  const [{ round, iso3 }, locale] = await Promise.all([params, getLocale()]);
  const key = { round, iso3 };
  const about = { about: "brief", ...key } as const;
  const { place, report, files } = await readPage(async (ctx) => ({
    place: await assessmentPage(ctx, locale, key, "figures.read"),
    ...(await reportWithFiles(ctx, about, locale)),
  }));
  const t = await getTranslations("brief");
  const scorecard = await getTranslations("scorecard");
  return (
    <>
      <AssessmentHead {...place.head} current="scorecard" />
      <PageHeader
        title={<ReportText text={report.title} />}
        lead={t("lead")}
        actions={<Link href={`/rounds/${round}/${iso3}/scorecard`}>{scorecard("title")}</Link>}
      />
      <ReportLead report={report} />
      <ReportView report={report} />
      <ReportFiles place={about} files={files} zone={place.zone} action={askForBriefAction} />
    </>
  );
}
