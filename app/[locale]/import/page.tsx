import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BatchTable } from "@/components/import/batch-table";
import { NewImportForm } from "@/components/import/new-import-form";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { FILE_REFUSALS } from "@/lib/files/refusals";
import { importableKinds, listBatches } from "@/lib/import/runs/queries";
import { can } from "@/lib/policy/can";
import { programmeZone } from "@/lib/settings/programme-day";
import { undoBatchAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import.page"))("title") };
}

/** Begins an import with a file, and lists the batches that can be undone. */
export default async function ImportPage({ searchParams }: PageProps) {
  const [query, locale] = await Promise.all([searchParams, getLocale()]);
  const { batches, kinds, mayDecide, zone } = await readPage(async (ctx) => ({
    batches: await listBatches(ctx),
    kinds: await importableKinds(ctx),
    mayDecide: can(ctx.actor, "country_name.decide", { kind: "installation" }),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations();
  const refusal = FILE_REFUSALS.find((reason) => reason === query.refused);
  return (
    <MessagesProvider namespaces={["import"]}>
      <Breadcrumbs places={[{ key: "evidence", text: t("registers.title"), href: "/evidence" }]} />
      <PageHeader
        title={t("import.page.title")}
        lead={t("import.page.lead")}
        actions={
          mayDecide ? <LinkButton href="/import/names">{t("import.decisions.title")}</LinkButton> : undefined
        }
      />
      {refusal === undefined ? null : (
        <Notice kind="danger" title={t("import.page.refused")}>
          {t(`files.refused.${refusal}`)}
        </Notice>
      )}
      <NewImportForm locale={locale} kinds={kinds} />
      <h2>{t("import.batches.title")}</h2>
      {batches.length === 0 ? (
        <EmptyState title={t("import.batches.none")}>{t("import.batches.noneText")}</EmptyState>
      ) : (
        <BatchTable batches={batches} zone={zone} undo={undoBatchAction} />
      )}
    </MessagesProvider>
  );
}
