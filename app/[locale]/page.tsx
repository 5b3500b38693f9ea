import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

/** The start page for who is not signed in. */
export default async function StartPage() {
  const t = await getTranslations("common.start");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <p>{t("signInFirst")}</p>
      <LinkButton href="/sign-in" kind="primary">
        {t("signIn")}
      </LinkButton>
    </>
  );
}
