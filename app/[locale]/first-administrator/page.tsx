import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PASSPHRASE_LENGTH_MIN } from "@/lib/auth/passphrase";
import type { PageProps } from "@/lib/core/page-props";
import { quietRequestContext } from "@/lib/core/request";
import { isFirstAdministratorLink } from "@/lib/invitations/queries";
import { acceptFirstAdministratorAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("authentication");
  return { title: t("firstAdministrator.title") };
}

/** Where the first administrator of an installation makes the own account, by the link that the start printed. */
export default async function FirstAdministratorPage({ params, searchParams }: PageProps) {
  const [{ locale }, { token }, ctx, t] = await Promise.all([
    params,
    searchParams,
    quietRequestContext(),
    getTranslations("authentication"),
  ]);
  const secret = typeof token === "string" ? token : "";
  if (!(await isFirstAdministratorLink(ctx, secret))) {
    return (
      <>
        <PageHeader title={t("linkInvalid.title")} lead={t("firstAdministrator.linkInvalid")} />
        <LinkButton href="/sign-in">{t("linkInvalid.toSignIn")}</LinkButton>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("firstAdministrator.title")} lead={t("firstAdministrator.lead")} />
      <ActionForm
        id="first-administrator"
        action={acceptFirstAdministratorAction}
        submit={t("firstAdministrator.submit")}
        reasons={{
          link_invalid: t("firstAdministrator.linkInvalid"),
          email_taken: t("firstAdministrator.emailTaken"),
          too_short: t("problem.too_short", { count: PASSPHRASE_LENGTH_MIN }),
          too_long: t("problem.too_long"),
          own_email: t("problem.own_email"),
          common: t("problem.common"),
        }}
        reasonFields={{
          email_taken: "email",
          too_short: "passphrase",
          too_long: "passphrase",
          own_email: "passphrase",
          common: "passphrase",
        }}
        fields={[
          { kind: "hidden", name: "token", value: secret },
          { kind: "hidden", name: "locale", value: locale },
          { kind: "text", name: "name", label: t("name"), autoComplete: "name" },
          { kind: "email", name: "email", label: t("email"), autoComplete: "username" },
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
