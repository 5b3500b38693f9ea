import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { HistoryTable } from "@/components/audit/history-table";
import { SetFacts } from "@/components/boundaries/set-facts";
import { SetTable } from "@/components/boundaries/set-table";
import { BoundaryUploadForm } from "@/components/boundaries/upload-form";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { historyLines } from "@/lib/audit/lines";
import { readSetsForChange } from "@/lib/boundaries/queries";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { CONTENT_REFUSALS } from "@/lib/files/refusals";
import { programmeZone } from "@/lib/settings/programme-day";
import { removeSetAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("pages.boundaries") };
}

/** The boundary set of the maps: which is in use, who cleared it, another in its place, or none. */
export default async function BoundariesPage({ searchParams }: PageProps) {
  const [query, locale] = await Promise.all([searchParams, getLocale()]);
  const { current, earlier, history, zone } = await readPage(async (ctx) => ({
    ...(await readSetsForChange(ctx)),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations();
  const refusal = CONTENT_REFUSALS.find((reason) => reason === query.refused);
  const said =
    current === null ? ("removed" in query ? "removed" : null) : "installed" in query ? "installed" : null;
  return (
    <MessagesProvider namespaces={["boundaries", "administration"]}>
      <AdministrationTabs current="boundaries" />
      <PageHeader
        title={t("administration.pages.boundaries")}
        lead={t("boundaries.lead")}
        actions={<LinkButton href="/countries/map">{t("map.factsTitle")}</LinkButton>}
      />
      {said === null ? null : (
        <Notice kind="good" role="status">
          <p>{t(`boundaries.${said}`)}</p>
        </Notice>
      )}
      <h2>{t("boundaries.current")}</h2>
      {current === null ? (
        <EmptyState title={t("boundaries.none")}>{t("boundaries.noneText")}</EmptyState>
      ) : (
        <>
          <SetFacts set={current} zone={zone} />
          <Disclosure summary={t("boundaries.remove.title")} look="boxed">
            <p>{t("boundaries.remove.lead")}</p>
            <ActionForm
              id="remove"
              action={removeSetAction}
              submit={t("boundaries.remove.submit")}
              submitKind="danger"
              reasons={{ changed_meanwhile: t("administration.reasons.changed_meanwhile") }}
              fields={[
                { kind: "hidden", name: "set", value: current.id },
                { kind: "hidden", name: "version", value: String(current.version) },
                { kind: "textarea", name: "reason", label: t("administration.reason") },
                {
                  kind: "checkbox",
                  name: "confirmed",
                  value: "on",
                  label: t("boundaries.remove.confirm"),
                },
              ]}
            />
          </Disclosure>
        </>
      )}
      <h2>{t(current === null ? "boundaries.upload.title" : "boundaries.upload.replace")}</h2>
      <p>{t("boundaries.upload.lead")}</p>
      <BoundaryUploadForm
        locale={locale}
        error={refusal === undefined ? undefined : t(`boundaries.upload.refused.${refusal}`)}
      />
      {earlier.length === 0 ? null : (
        <>
          <h2>{t("boundaries.earlier")}</h2>
          <SetTable sets={earlier} zone={zone} />
        </>
      )}
      {current === null ? null : (
        <>
          <h2>{t("administration.history.title")}</h2>
          <HistoryTable
            id="history"
            caption={t("administration.history.title")}
            zone={zone}
            lines={historyLines(history)}
          />
        </>
      )}
    </MessagesProvider>
  );
}
