import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ErrorPage } from "@/components/layout/error-page";
import { LinkButton } from "@/components/ui/button";
import { REQUEST_ID_HEADER } from "@/lib/core/headers";

/** What the server in front sends in place of a page that failed, with the reference under which the log has it. */
export default async function FailedPage() {
  const t = await getTranslations("errors");
  const reference = (await headers()).get(REQUEST_ID_HEADER) ?? "";
  return (
    <ErrorPage title={t("failed.title")} lead={t("failed.lead")} reference={t("reference", { reference })}>
      <LinkButton href="/" kind="primary">
        {t("toStart")}
      </LinkButton>
    </ErrorPage>
  );
}
