import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Banner } from "@/components/layout/banner";
import { ReportFiles } from "@/components/report/report-files";
import { ReportLead } from "@/components/report/report-lead";
import { ReportText } from "@/components/report/report-text";
import { ReportView } from "@/components/report/report-view";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { reportWithFiles } from "@/lib/reports/files";
import { asRoundAudience } from "@/lib/reports/place";
import { otherAudience } from "@/lib/round-reports/read";
import { programmeZone } from "@/lib/settings/programme-day";
import { askForRoundReportAction, stopRoundReportAction } from "./actions";

type RoundReportProps = PageProps<"/[locale]/rounds/[round]/report/[audience]">;

export async function generateMetadata({ params }: RoundReportProps): Promise<Metadata> {
  return { title: `${(await getTranslations("roundReport"))("link")} · ${(await params).round}` };
}

/** The overview of the report of a round; its files hold the sheets of every country too. */
export default async function RoundReportPage({ params }: RoundReportProps) {
  const [{ round, audience: word }, locale] = await Promise.all([params, getLocale()]);
  const audience = asRoundAudience(word);
  if (audience === null) notFound();
  const place = { about: "round", round, audience } as const;
  const { report, files, zone, other } = await readPage(async (ctx) => ({
    ...(await reportWithFiles(ctx, place, locale)),
    zone: await programmeZone(ctx),
    other: await otherAudience(ctx, place, locale),
  }));
  const [t, navigation] = await Promise.all([getTranslations("roundReport"), getTranslations("navigation")]);
  return (
    <>
      {report.purpose === "real" ? null : <Banner kind={report.purpose} />}
      <Breadcrumbs
        places={[
          { key: "rounds", text: navigation("rounds"), href: "/rounds" },
          { key: "round", text: <bdi>{round}</bdi>, href: `/rounds/${round}` },
          { key: "here", text: t("link") },
        ]}
      />
      <PageHeader
        title={<ReportText text={report.title} />}
        lead={t("lead")}
        actions={
          other === null ? undefined : (
            <Link href={`/rounds/${round}/report/${other}`}>{t(`to.${other}`)}</Link>
          )
        }
      />
      <ReportLead report={report} />
      <ReportFiles
        place={place}
        files={files}
        zone={zone}
        action={askForRoundReportAction}
        stop={stopRoundReportAction}
      />
      <ReportView report={report} />
    </>
  );
}
