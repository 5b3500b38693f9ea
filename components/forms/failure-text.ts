import { useTranslations } from "next-intl";
import type { ActionFailure } from "@/lib/core/action-state";

/** Gives the words for an action that came to nothing, with its reference in the log where it has one. */
export function useFailureText(): (failure: ActionFailure) => string {
  const t = useTranslations("errors");
  return ({ code, reference }) =>
    reference === null ? t(code) : `${t(code)} ${t("reference", { reference })}`;
}
