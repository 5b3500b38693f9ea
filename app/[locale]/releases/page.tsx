import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReleaseTable } from "@/components/release/release-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { standingOf } from "@/lib/assessments/work";
import { readPage } from "@/lib/core/page";
import { countryNamesOf } from "@/lib/countries/queries";
import { mayErase } from "@/lib/erasures/rights";
import { listReleases } from "@/lib/releases/queries";
import { programmeZone } from "@/lib/settings/programme-day";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("release"))("title") };
}

/** The releases that the reader may open, latest first. */
export default async function ReleasesPage() {
  const locale = await getLocale();
  const { releases, names, zone, standing, erases } = await readPage(async (ctx) => {
    const releases = await listReleases(ctx);
    const codes = [...new Set(releases.map(({ iso3 }) => iso3))];
    return {
      releases,
      names: await countryNamesOf(ctx, locale, codes),
      zone: await programmeZone(ctx),
      standing: await standingOf(ctx),
      erases: mayErase(ctx),
    };
  });
  const t = await getTranslations("release");
  const check = await getTranslations("releaseCheck");
  const erasures = await getTranslations("erasures");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {releases.length === 0 ? (
        <EmptyState title={t("none")}>{standing === "reader" ? t("noneReader") : undefined}</EmptyState>
      ) : (
        <ReleaseTable
          releases={releases.map(({ seal, ...release }) => ({ ...release, isSealed: seal !== null }))}
          names={names}
          zone={zone}
        />
      )}
      <p data-print="hide">
        <Link href="/releases/check">{check("link")}</Link>
      </p>
      {erases ? (
        <p data-print="hide">
          <Link href="/erasures">{erasures("title")}</Link>
        </p>
      ) : null}
    </>
  );
}
