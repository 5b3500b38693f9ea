import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { MailTable } from "@/components/administration/mail-table";
import { FilterForm } from "@/components/forms/filter-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { MAIL_STATES } from "@/db/enums";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { listMails } from "@/lib/mail/queries";
import { mailFilter } from "@/lib/mail/schema";
import { programmeZone } from "@/lib/settings/programme-day";
import { retryMailAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("pages.mail") };
}

/** The outbox: what waits, what failed and why, without what the mails tell. */
export default async function MailPage({ searchParams }: PageProps) {
  const filter = mailFilter.parse(await searchParams);
  const { mails, counts, pages, isOn, zone } = await readPage(async (ctx) => ({
    ...(await listMails(ctx, filter)),
    zone: await programmeZone(ctx),
  }));
  const [t, words] = await Promise.all([
    getTranslations("notifications.outbox"),
    getTranslations("administration"),
  ]);
  const { state, page } = filter;
  return (
    <>
      <AdministrationTabs current="mail" />
      <PageHeader title={words("pages.mail")} lead={t("lead")} aside={t("counts", counts)} />
      {isOn ? null : <Notice kind="warning">{t("off")}</Notice>}
      <FilterForm
        id="filter"
        label={t("filter")}
        submit={t("show")}
        fields={[
          {
            kind: "select",
            name: "state",
            label: t("state"),
            options: MAIL_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
            value: state,
            empty: t("any"),
          },
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <MailTable
          mails={mails.map(({ createdAt, nextAttemptAt, sentAt, ...mail }) => ({
            ...mail,
            createdAt: createdAt.toISOString(),
            nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
            sentAt: sentAt?.toISOString() ?? null,
          }))}
          zone={zone}
          retry={retryMailAction}
        />
      )}
      <Pagination
        path="/administration/mail"
        parameters={state === undefined ? {} : { state }}
        page={page}
        pages={pages}
      />
    </>
  );
}
