import { useLocale, useTranslations } from "next-intl";
import type { CountryNames } from "@/lib/registers/reader-words";
import type { TreatyStatus } from "@/lib/treaties/status";
import { statusInWords } from "@/lib/treaties/treaty-words";

/**
 * What a treaty is for a State: binding since a day, signed and not binding, or for guidance only; and whose word it is
 * where another State gave the information.
 */
export function TreatyStatusText({ status, names }: { status: TreatyStatus; names: CountryNames }) {
  const t = useTranslations();
  const locale = useLocale();
  const { reportedBy } = status;
  const standing = statusInWords(t, locale, status);
  if (reportedBy === undefined) return standing;
  return (
    <>
      {standing} · {t("treaties.reportedBy", { country: names[reportedBy] ?? reportedBy })}
    </>
  );
}
