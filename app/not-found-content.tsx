import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ErrorPage } from "@/components/layout/error-page";
import { LinkButton } from "@/components/ui/button";
import { REQUEST_ID_HEADER } from "@/lib/core/headers";

/** What is absent and what is hidden look the same. */
export async function NotFoundContent() {
  const t = await getTranslations("errors");
  const reference = (await headers()).get(REQUEST_ID_HEADER);
  return (
    <ErrorPage
      title={t("notFound.title")}
      lead={t("notFound.lead")}
      reference={reference === null ? undefined : t("reference", { reference })}
    >
      <LinkButton href="/" kind="primary">
        {t("toStart")}
      </LinkButton>
    </ErrorPage>
  );
}
