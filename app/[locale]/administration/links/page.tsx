import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { ActionForm } from "@/components/forms/action-form";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { listLinkRequests } from "@/lib/invitations/queries";
import { getSettings } from "@/lib/settings/queries";
import { answerLinkRequestAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("pages.links") };
}

/** Who asked for a new link, and the answers. */
export default async function LinkRequestsPage() {
  const { requests, zone } = await readPage(async (ctx) => {
    const [requests, settings] = await Promise.all([listLinkRequests(ctx), getSettings(ctx)]);
    return { requests, zone: settings.timeZone };
  });
  const t = await getTranslations("administration");
  return (
    <>
      <AdministrationTabs current="links" />
      <PageHeader title={t("pages.links")} lead={t("links.lead")} />
      {requests.length === 0 ? <EmptyState title={t("links.none")} /> : null}
      {requests.map(({ id, name, email, requestedAt }) => (
        <section key={id} aria-labelledby={`request-${id}`}>
          <h2 id={`request-${id}`}>{name}</h2>
          <p>
            <bdi>{email}</bdi>, <InstantText instant={requestedAt.toISOString()} zone={zone} />
          </p>
          <ActionForm
            id={`answer-${id}`}
            action={answerLinkRequestAction}
            submit={t("links.submit")}
            done={t("users.invite.done")}
            reasons={{}}
            fields={[
              { kind: "hidden", name: "requestId", value: id },
              {
                kind: "radios",
                name: "answer",
                label: t("links.answer"),
                value: "give",
                options: [
                  { value: "give", label: t("links.give"), description: t("links.giveHint") },
                  { value: "decline", label: t("links.decline") },
                ],
              },
            ]}
          />
        </section>
      ))}
    </>
  );
}
