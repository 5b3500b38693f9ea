import { useLocale, useTranslations } from "next-intl";
import { type CountryNames, reportersInWords } from "@/lib/registers/reader-words";

/** Whose word it is where other States gave the information, after what they said; nothing where none did. */
export function ReportedBy({
  states,
  names,
}: {
  /** ISO codes. */
  states: readonly string[];
  names: CountryNames;
}) {
  const text = reportersInWords(useTranslations(), useLocale(), states, names);
  return text === null ? null : ` · ${text}`;
}
