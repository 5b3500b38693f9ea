import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PASSPHRASE_LENGTH_MIN } from "@/lib/auth/passphrase";
import type { PageProps } from "@/lib/core/page-props";
import { quietRequestContext } from "@/lib/core/request";
import { findInvitation } from "@/lib/invitations/queries";
import { acceptInvitationAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authentication"))("invitation.title") };
}

/** Where an invited person sets a passphrase, once. */
export default async function InvitationPage({ searchParams }: PageProps) {
  const [{ token }, ctx, t] = await Promise.all([
    searchParams,
    quietRequestContext(),
    getTranslations("authentication"),
  ]);
  const secret = typeof token === "string" ? token : "";
  const person = await findInvitation(ctx, secret);
  if (person === null) {
    return (
      <>
        <PageHeader title={t("linkInvalid.title")} lead={t("linkInvalid.lead")} />
        <LinkButton href="/sign-in">{t("linkInvalid.toSignIn")}</LinkButton>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("invitation.title")} lead={t("invitation.lead", { name: person.name })} />
      <ActionForm
        id="invitation"
        action={acceptInvitationAction}
        submit={t("invitation.submit")}
        reasons={{
          link_invalid: t("linkInvalid.lead"),
          too_short: t("problem.too_short", { count: PASSPHRASE_LENGTH_MIN }),
          too_long: t("problem.too_long"),
          own_email: t("problem.own_email"),
          common: t("problem.common"),
        }}
        reasonFields={{
          too_short: "passphrase",
          too_long: "passphrase",
          own_email: "passphrase",
          common: "passphrase",
        }}
        fields={[
          { kind: "hidden", name: "token", value: secret },
          {
            kind: "text",
            name: "email",
            label: t("email"),
            value: person.email,
            readOnly: true,
            autoComplete: "username",
          },
          {
            kind: "passphrase",
            name: "passphrase",
            label: t("newPassphrase"),
            hint: t("passphraseHint", { count: PASSPHRASE_LENGTH_MIN }),
            autoComplete: "new-password",
          },
        ]}
      />
    </>
  );
}
