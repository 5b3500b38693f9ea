import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { NotificationTable } from "@/components/notifications/notification-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { countUnread, listNotifications } from "@/lib/notifications/queries";
import { notificationFilter } from "@/lib/notifications/schema";
import { programmeZone } from "@/lib/settings/programme-day";
import { markAllReadAction, markReadAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

/** What the reader was told of, newest first. */
export default async function NotificationsPage({ searchParams }: PageProps) {
  const { page } = notificationFilter.parse(await searchParams);
  const [t, locale] = await Promise.all([getTranslations("notifications"), getLocale()]);
  const { lines, pages, unread, zone } = await readPage(async (ctx) => {
    const [listed, unread, zone] = await Promise.all([
      listNotifications(ctx, locale, page),
      countUnread(ctx),
      programmeZone(ctx),
    ]);
    return { ...listed, unread, zone };
  });
  const [newest] = lines;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={t("unread", { count: unread })}
        actions={
          <>
            {unread === 0 || newest === undefined ? null : (
              <ActionButton
                action={markAllReadAction}
                values={{ until: newest.at.toISOString() }}
                text={t("markAll")}
              />
            )}
            <LinkButton href="/account#mail" size="small">
              {t("preferences.title")}
            </LinkButton>
          </>
        }
      />
      {lines.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <NotificationTable
          lines={lines.map(({ at, ...line }) => ({ ...line, at: at.toISOString() }))}
          zone={zone}
          markRead={markReadAction}
        />
      )}
      <Pagination path="/notifications" page={page} pages={pages} />
    </>
  );
}
