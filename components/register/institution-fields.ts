/** The fields of a form that names one institution, as data. */
import type { useTranslations } from "next-intl";
import type { FormField } from "@/components/forms/form-field";
import type { InstitutionChoice } from "@/lib/registers/institution";

type InstitutionWords = ReturnType<typeof useTranslations<"informationRequests">>;

/** One of the register, or a name; what was kept is offered also where the register does not hold it any more. */
export function institutionFields(
  t: InstitutionWords,
  optional: string,
  choices: readonly InstitutionChoice[],
  kept: { institution: string | null; institutionName: string } | null,
): readonly FormField[] {
  const ofRegister = kept?.institution ?? null;
  const isKnown = choices.some(({ code }) => code === ofRegister);
  const institutions =
    kept === null || ofRegister === null || isKnown
      ? choices
      : [{ code: ofRegister, name: kept.institutionName }, ...choices];
  return [
    {
      kind: "select",
      name: "institution",
      label: t("fields.institution"),
      hint: t("institutionHint"),
      options: institutions.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
      empty: t("otherInstitution"),
      value: ofRegister ?? "",
    },
    {
      kind: "text",
      name: "institutionName",
      label: t("fields.institutionName"),
      hint: t("institutionNameHint"),
      value: ofRegister === null ? (kept?.institutionName ?? "") : "",
      optional,
      isWatched: true,
    },
  ];
}
