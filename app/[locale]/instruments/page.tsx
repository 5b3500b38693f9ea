import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { readPage } from "@/lib/core/page";
import { listEditions } from "@/lib/editions/queries";

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
              <td lang={edition.language}>{edition.title}</td>
              <td>
                {edition.validation === null ? (
                  <StatusTag shape="half">{t("proposal")}</StatusTag>
                ) : (
                  <StatusTag shape="complete">{t("validated", { by: edition.validation.by })}</StatusTag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
