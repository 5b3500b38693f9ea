import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionStanding } from "@/components/editions/edition-standing";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { readPage } from "@/lib/core/page";
import { listEditions } from "@/lib/editions/queries";
import { RELEASE_SCHEMA_PATHS } from "@/lib/releases/format";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("method");
  return { title: t("instruments") };
}

/** The editions of this installation, each with its method page. */
export default async function InstrumentsPage() {
  const editions = await readPage(listEditions);
  const t = await getTranslations("method");
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
