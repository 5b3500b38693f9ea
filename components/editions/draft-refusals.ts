import type { useTranslations } from "next-intl";
import { hiddenFields } from "@/components/forms/form-field";
import type { DraftHead } from "@/lib/editions/draft-page";

type Texts = ReturnType<typeof useTranslations<"editions">>;

/** The words of everything for which a change of a draft is refused. */
export function draftRefusals(t: Texts) {
  return {
    changed_meanwhile: t("refusals.changed_meanwhile"),
    not_readable: t("refusals.not_readable"),
    unknown_indicator: t("refusals.unknown_indicator"),
    id_taken: t("refusals.id_taken"),
    too_few: t("refusals.too_few"),
    last_indicator: t("refusals.last_indicator"),
  };
}

/** Which draft a form is about, and the version that it was filled from. */
export function draftFields({ id, version }: Pick<DraftHead, "id" | "version">) {
  return hiddenFields({ draft: id, version: String(version) });
}
