import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { isMessage, type Translate } from "@/lib/i18n/message-key";
import { type Field, type FieldName, type FieldValue, isGiven } from "@/lib/registers/fields";
import { inWords, type WordOf } from "@/lib/registers/words";

/** Names of countries by ISO code, in the language of the reader. */
export type CountryNames = Readonly<Record<string, string>>;

/** The word of a code of a list; the code itself where the catalogues have none. */
export function codeWord(t: Translate, list: string, code: string): string {
  const key = `registers.codes.${list}.${code}`;
  return isMessage(t, key) ? t(key) : code;
}

/** The label of a field. */
export function fieldLabel(t: Translate, field: string | FieldName): string {
  const { name, label = name } = typeof field === "string" ? { name: field } : field;
  const key = `registers.fields.${label}`;
  return isMessage(t, key) ? t(key) : name;
}

/** The label of what an entry has, its standing included. */
export function historyFieldLabel(t: Translate, field: string | FieldName): string {
  const name = typeof field === "string" ? field : field.name;
  const key = `administration.history.fields.${name}`;
  return isMessage(t, `registers.fields.${name}`) || !isMessage(t, key) ? fieldLabel(t, field) : t(key);
}

/** The hint of a field, where there is one. */
export function fieldHint(t: Translate, name: string): string | undefined {
  const key = `registers.hints.${name}`;
  return isMessage(t, key) ? t(key) : undefined;
}

/** Words for the tokens of titles. */
export function wordsOf(t: Translate, names: CountryNames): WordOf {
  return (kind, value) => {
    if (kind === "country") return names[value] ?? null;
    const key = `registers.codes.${kind}.${value}`;
    return isMessage(t, key) ? t(key) : null;
  };
}

/** The title of an entry in words. */
export function titleInWords(t: Translate, title: string, names: CountryNames): string {
  return inWords(title, wordsOf(t, names), ` ${t("registers.onward")} `);
}

/** Whose word something is where other States gave the information; null where none did. */
export function reportersInWords(
  t: Translate,
  locale: Locale,
  states: readonly string[],
  names: CountryNames,
): string | null {
  if (states.length === 0) return null;
  const country = formatList(
    locale,
    states.map((iso3) => names[iso3] ?? iso3),
  );
  return t("registers.list.reportedBy", { country });
}

/** What a field holds in words; null where it holds nothing. */
export function valueInWords(
  t: Translate,
  field: Field,
  value: FieldValue | undefined,
  names: CountryNames,
): string | null {
  if (!isGiven(value)) return null;
  switch (field.kind) {
    case "code":
      return codeWord(t, field.list, String(value));
    case "codes":
      return asList(value)
        .map((code) => codeWord(t, field.list, code))
        .join(" · ");
    case "country":
      return names[String(value)] ?? String(value);
    case "countries":
      return asList(value)
        .map((iso3) => names[iso3] ?? iso3)
        .join(" · ");
    case "flag":
      return t(value === true ? "registers.entry.yes" : "registers.entry.no");
    case "languages":
    case "indicators":
    case "entries":
      return asList(value).join(", ");
    default:
      return String(value);
  }
}

function asList(value: FieldValue): readonly string[] {
  return Array.isArray(value) ? value : [];
}
