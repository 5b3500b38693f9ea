import { languageName } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { WRITING_LANGUAGES } from "@/lib/ratings/writing-languages";
import type { PlainField, SelectOption } from "./form-field";

/** Languages of writing as choices, by their names in the language of the page. */
export function languageChoices(
  locale: Locale,
  languages: readonly string[] = WRITING_LANGUAGES,
): SelectOption[] {
  return languages.map((tag) => ({ value: tag, label: languageName(locale, tag) }));
}

/** The field that says in which language the texts of a form are written; the page's own unless told otherwise. */
export function languageField(
  label: string,
  locale: Locale,
  value: string = locale,
  languages?: readonly string[],
): Extract<PlainField, { kind: "select" }> {
  return { kind: "select", name: "language", label, options: languageChoices(locale, languages), value };
}
