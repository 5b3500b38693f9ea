import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { safeReturnPath } from "@/lib/auth/return-path";
import type { PageProps } from "@/lib/core/page-props";
import { isSignedIn, quietRequestContext } from "@/lib/core/request";
import { askForLinkAction, signInAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authentication"))("signIn.title") };
}

/** Sign-in by e-mail and passphrase, and the question for a new link. */
export default async function SignInPage({ params, searchParams }: PageProps) {
  const [{ locale }, { next }, ctx] = await Promise.all([params, searchParams, quietRequestContext()]);
  const back = typeof next === "string" ? safeReturnPath(next) : null;
  if (isSignedIn(ctx)) redirect(back ?? `/${locale}`);
  const t = await getTranslations("authentication");
  return (
    <>
      <PageHeader title={t("signIn.title")} />
      <ActionForm
        id="sign-in"
        action={signInAction}
        submit={t("signIn.submit")}
        reasons={{ wrong: t("signIn.wrong") }}
        reasonFields={{ wrong: "email" }}
        fields={[
          { kind: "email", name: "email", label: t("email"), autoComplete: "username" },
          {
            kind: "passphrase",
            name: "passphrase",
            label: t("passphrase"),
            autoComplete: "current-password",
          },
          ...(back === null ? [] : [{ kind: "hidden", name: "next", value: back } as const]),
        ]}
      />
      <Disclosure summary={t("askForLink.title")} look="boxed">
        <p>{t("askForLink.lead")}</p>
        <ActionForm
          id="ask-for-link"
          action={askForLinkAction}
          submit={t("askForLink.submit")}
          submitKind="secondary"
          reasons={{}}
          done={t("askForLink.done")}
          fields={[{ kind: "email", name: "email", label: t("email"), autoComplete: "email" }]}
        />
      </Disclosure>
    </>
  );
}
