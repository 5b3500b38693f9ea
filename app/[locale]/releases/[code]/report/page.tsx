import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Banner } from "@/components/layout/banner";
import { ReportFiles } from "@/components/report/report-files";
import { ReportText } from "@/components/report/report-text";
import { ReportView } from "@/components/report/report-view";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { reportWithFiles } from "@/lib/reports/files";
import { programmeZone } from "@/lib/settings/programme-day";
import { askForReportAction } from "./actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/releases/[code]/report">): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: `${t("link")} · ${(await params).code}` };
}

/** The country report of a release, to be read and printed; its files are made of the same. */
export default async function ReportPage({ params }: PageProps<"/[locale]/releases/[code]/report">) {
  const { code } = await params;
  const locale = await getLocale();
  const place = { about: "release", code } as const;
  const { report, files, zone } = await readPage(async (ctx) => ({
    ...(await reportWithFiles(ctx, place, locale)),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations("report");
  const tRelease = await getTranslations("release");
  return (
    <>
      {report.purpose === "real" ? null : <Banner kind={report.purpose} />}
      <Breadcrumbs
        places={[
          { key: "releases", text: tRelease("title"), href: "/releases" },
          { key: "release", text: <bdi>{code}</bdi>, href: `/releases/${code}` },
          { key: "here", text: t("link") },
        ]}
      />
      <PageHeader
        title={<ReportText text={report.title} />}
        lead={report.lead.map((text, position) => (
          <span key={text.text}>
            {position === 0 ? null : " · "}
            <ReportText text={text} />
          </span>
        ))}
      />
      <ReportFiles place={place} files={files} zone={zone} action={askForReportAction} />
      <ReportView report={report} />
    </>
  );
}
