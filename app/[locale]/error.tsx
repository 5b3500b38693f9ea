"use client";

import { useTranslations } from "next-intl";
import { ErrorPage } from "@/components/layout/error-page";
import { Button, LinkButton } from "@/components/ui/button";

/** A page that failed: what to do, and the reference under which the log has it. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("errors");
  return (
    <ErrorPage
      title={t("failed.title")}
      lead={t("failed.lead")}
      reference={error.digest === undefined ? undefined : t("reference", { reference: error.digest })}
    >
      <Button type="button" kind="primary" onClick={reset}>
        {t("tryAgain")}
      </Button>
      <LinkButton href="/">{t("toStart")}</LinkButton>
    </ErrorPage>
  );
}
