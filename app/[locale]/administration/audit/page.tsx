import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { ChainTable } from "@/components/audit/chain-table";
import { LinkButton } from "@/components/ui/button";
import { CopyableCode } from "@/components/ui/copyable-code";
import { PageHeader } from "@/components/ui/page-header";
import { CHAIN_LINES_PER_PAGE, listChain } from "@/lib/audit/queries";
import { chainFilter } from "@/lib/audit/schema";
import { chainHead } from "@/lib/audit/verify";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { getSettings } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("pages.audit") };
}

/** The audit chain: its head and its links, without any text. */
export default async function AuditPage({ searchParams }: PageProps) {
  const { before } = chainFilter.parse(await searchParams);
  const { lines, head, zone } = await readPage(async (ctx) => {
    const lines = await listChain(ctx, { before });
    const [head, settings] = await Promise.all([chainHead(ctx.read), getSettings(ctx)]);
    return { lines, head, zone: settings.timeZone };
  });
  const [t, common] = await Promise.all([getTranslations("administration"), getTranslations("common")]);
  const last = lines.at(-1)?.position ?? 1;
  return (
    <>
      <AdministrationTabs current="audit" />
      <PageHeader
        title={t("pages.audit")}
        lead={t("audit.lead")}
        aside={t("audit.count", { count: head.position })}
      />
      <p>
        {t("audit.head")}{" "}
        <CopyableCode code={head.sha256} copyLabel={common("copy")} copiedLabel={common("copied")} />
      </p>
      <ChainTable zone={zone} lines={lines.map((line) => ({ ...line, at: line.at.toISOString() }))} />
      {lines.length === CHAIN_LINES_PER_PAGE && last > 1 ? (
        <LinkButton href={`/administration/audit?before=${last}`}>{t("audit.older")}</LinkButton>
      ) : null}
    </>
  );
}
