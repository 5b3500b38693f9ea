import { useLocale, useTranslations } from "next-intl";
import { formatList } from "@/lib/i18n/format";

/** Whose word it is where other States gave the information; nothing where none did. */
export function ReportedBy({
  states,
  names,
}: {
  /** ISO codes. */
  states: readonly string[];
  /** Names of countries by ISO code. */
  names: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("registers.list");
  const locale = useLocale();
  if (states.length === 0) return null;
  const country = formatList(
    locale,
    states.map((iso3) => names[iso3] ?? iso3),
  );
  return ` · ${t("reportedBy", { country })}`;
}
