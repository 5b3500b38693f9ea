import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ErasureTable } from "@/components/erasure/erasure-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { listErasures } from "@/lib/erasures/queries";
import { programmeZone } from "@/lib/settings/programme-day";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("erasures"))("title") };
}

/** Proposals to erase passages: those that wait for a second person, and those that ended. */
export default async function ErasuresPage() {
  const { waiting, ended, zone } = await readPage(async (ctx) => ({
    ...(await listErasures(ctx)),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations("erasures");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <h2>{t("waitingTitle")}</h2>
      {waiting.length === 0 ? (
        <EmptyState title={t("waitingNone")} />
      ) : (
        <ErasureTable id="waiting" caption={t("waitingTitle")} lines={waiting} zone={zone} />
      )}
      <h2>{t("endedTitle")}</h2>
      {ended.length === 0 ? (
        <EmptyState title={t("endedNone")} />
      ) : (
        <ErasureTable id="ended" caption={t("endedTitle")} lines={ended} zone={zone} />
      )}
    </>
  );
}
