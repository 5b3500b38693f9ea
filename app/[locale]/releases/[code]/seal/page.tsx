import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { formatInstant } from "@/lib/i18n/format";
import { releaseToSeal } from "@/lib/releases/seals";
import { programmeZone } from "@/lib/settings/programme-day";
import { confirmSealAction, declineSealAction, proposeSealAction } from "./actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/releases/[code]/seal">): Promise<Metadata> {
  const { code } = await params;
  return { title: (await getTranslations("release.seal"))("title", { code }) };
}

/** Seals a release for safety: one programme manager proposes, a second one confirms. */
export default async function SealPage({ params }: PageProps<"/[locale]/releases/[code]/seal">) {
  const { code } = await params;
  const locale = await getLocale();
  const { proposal, zone } = await readPage(async (ctx) => ({
    ...(await releaseToSeal(ctx, code)),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations("release");
  const key = { kind: "hidden", name: "code", value: code } as const;
  return (
    <MessagesProvider namespaces={["release"]}>
      <Breadcrumbs
        places={[
          { key: "releases", text: t("title"), href: "/releases" },
          { key: "release", text: <bdi>{code}</bdi>, href: `/releases/${code}` },
        ]}
      />
      <PageHeader title={t("seal.title", { code })} lead={t("seal.lead")} />
      {proposal === null ? (
        <ActionForm
          id="propose"
          action={proposeSealAction}
          submit={t("seal.propose")}
          reasons={{ seal_proposed: t("seal.reasons.seal_proposed") }}
          fields={[
            key,
            {
              kind: "textarea",
              name: "reason",
              label: t("seal.reason"),
              hint: t("seal.reasonHint"),
              maxLength: 2_000,
            },
          ]}
        />
      ) : (
        <>
          <DescriptionList
            items={[
              { key: "reason", term: t("seal.reason"), value: <bdi>{proposal.reason}</bdi> },
              {
                key: "by",
                term: t("seal.propose"),
                value: t("seal.proposedBy", {
                  name: proposal.by,
                  when: formatInstant(locale, proposal.at, zone),
                }),
              },
            ]}
          />
          {proposal.isOwn ? (
            <Notice kind="information">
              <p>{t("seal.waitsForOther")}</p>
            </Notice>
          ) : (
            <ActionForm
              id="confirm"
              action={confirmSealAction}
              submit={t("seal.confirm")}
              reasons={{
                seal_not_proposed: t("seal.reasons.seal_not_proposed"),
                same_person: t("seal.reasons.same_person"),
                sealed: t("seal.reasons.sealed"),
              }}
              fields={[key, { kind: "checkbox", name: "confirmed", value: "on", label: t("seal.confirmed") }]}
            />
          )}
          <ActionButton
            action={declineSealAction}
            values={{ code }}
            text={t(proposal.isOwn ? "seal.takeBack" : "seal.decline")}
            reasons={{
              seal_not_proposed: t("seal.reasons.seal_not_proposed"),
              sealed: t("seal.reasons.sealed"),
            }}
          />
        </>
      )}
    </MessagesProvider>
  );
}
