import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { readPage } from "@/lib/core/page";
import { countryNamesOf } from "@/lib/countries/queries";
import { listReleases } from "@/lib/releases/queries";
import { programmeZone } from "@/lib/settings/programme-day";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("release"))("title") };
}

/** The releases that the reader may open, latest first. */
export default async function ReleasesPage() {
  const locale = await getLocale();
  const { releases, names, zone } = await readPage(async (ctx) => {
    const releases = await listReleases(ctx);
    const codes = [...new Set(releases.map(({ iso3 }) => iso3))];
    return { releases, names: await countryNamesOf(ctx, locale, codes), zone: await programmeZone(ctx) };
  });
  const t = await getTranslations("release");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {releases.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <Table id="releases" caption={t("title")} captionHidden>
          <thead>
            <tr>
              <th scope="col">{t("code")}</th>
              <th scope="col">{t("country")}</th>
              <th scope="col">{t("round")}</th>
              <th scope="col">{t("publishedOn")}</th>
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => (
              <tr key={release.code}>
                <th scope="row">
                  <Link href={`/releases/${release.code}`}>{release.code}</Link>
                </th>
                <td>{names.get(release.iso3) ?? release.iso3}</td>
                <td>{release.round}</td>
                <td>
                  <InstantText instant={release.publishedAt.toISOString()} zone={zone} show="day" />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
