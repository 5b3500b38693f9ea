/** The fields of what a contributor gives, as data. */
import type { useTranslations } from "next-intl";
import type { FormField } from "@/components/forms/form-field";
import { indicatorOptions } from "@/components/forms/indicator-options";
import { languageField } from "@/components/forms/language-field";
import { CONTRIBUTION_ACCESS_CLASSES } from "@/db/enums";
import { CONTRIBUTION_TEXT_MAX } from "@/lib/contributions/rules";
import type { Locale } from "@/lib/i18n/locales";

export type ContributeWords = ReturnType<typeof useTranslations<"contribute">>;

/** The fields in the order of reading. The narrowest class is chosen at the start, and nothing may be quoted. */
export function contributionFields(
  t: ContributeWords,
  optional: string,
  {
    locale,
    languages,
    indicators,
  }: {
    locale: Locale;
    languages: readonly string[];
    indicators: readonly { code: string; title: string }[];
  },
): FormField[] {
  return [
    {
      kind: "textarea",
      name: "body",
      label: t("fields.body"),
      hint: t("fields.bodyHint"),
      maxLength: CONTRIBUTION_TEXT_MAX,
    },
    {
      kind: "textarea",
      name: "basis",
      label: t("fields.basis"),
      hint: t("fields.basisHint"),
      optional,
    },
    languageField(
      t("fields.language"),
      locale,
      languages.includes(locale) ? locale : languages[0],
      languages,
    ),
    {
      kind: "radios",
      name: "accessClass",
      label: t("fields.accessClass"),
      options: CONTRIBUTION_ACCESS_CLASSES.map((access) => ({
        value: access,
        label: t(`access.${access}`),
        description: t(`accessMeaning.${access}`),
      })),
      value: CONTRIBUTION_ACCESS_CLASSES[0],
    },
    {
      kind: "checkbox",
      name: "mayQuote",
      value: "on",
      label: t("fields.mayQuote"),
      hint: t("fields.mayQuoteHint"),
    },
    {
      kind: "checkboxes",
      name: "indicators",
      label: t("fields.indicators"),
      options: indicatorOptions(indicators),
    },
    { kind: "checkbox", name: "consent", value: "on", label: t("fields.consent") },
  ];
}
