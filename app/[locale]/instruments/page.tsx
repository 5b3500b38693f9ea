import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DraftTable } from "@/components/editions/draft-table";
import { EditionStanding } from "@/components/editions/edition-standing";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { readPage } from "@/lib/core/page";
import { listDrafts } from "@/lib/editions/draft-page";
import { listEditions } from "@/lib/editions/queries";
import { RELEASE_SCHEMA_PATHS } from "@/lib/releases/format";
import { programmeZone } from "@/lib/settings/programme-day";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("method");
  return { title: t("instruments") };
}

/** The editions of this installation, each with its method page. */
export default async function InstrumentsPage() {
  const { editions, drafts, zone } = await readPage(async (ctx) => ({
    editions: await listEditions(ctx),
    drafts: await listDrafts(ctx),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations("method");
  const tDrafts = await getTranslations("editions");
  return (
    <>
      <PageHeader title={t("instruments")} lead={t("instrumentsLead")} />
      <Table id="editions" caption={t("instruments")} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("editionColumn")}</th>
            <th scope="col">{t("titleColumn")}</th>
            <th scope="col">{t("statusColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <tr key={edition.id}>
              <th scope="row">
                <Link href={`/instruments/${edition.instrument}/${edition.version}`}>
                  {edition.instrument}@{edition.version}
                </Link>
              </th>
              <td>
                <bdi lang={edition.language}>{edition.title}</bdi>
              </td>
              <td>
                <EditionStanding edition={edition} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {drafts.length === 0 ? null : (
        <>
          <h2>{tDrafts("drafts")}</h2>
          <p>{tDrafts("draftsLead")}</p>
          <DraftTable drafts={drafts} path="/edition-drafts" zone={zone} />
        </>
      )}
      <h2>{t("formats")}</h2>
      <p>{t("formatsLead")}</p>
      <ul>
        <li>
          <a href="/schemas/FORMAT.md" hrefLang="en">
            {t("formatExplained")}
          </a>
        </li>
        <li>
          <a href="/schemas/gpat-instrument-1.json">{t("formatInstrument")}</a>
        </li>
        {Object.entries(RELEASE_SCHEMA_PATHS).map(([format, path]) => (
          <li key={format}>
            <a href={path}>{t("formatRelease", { format })}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
