import { useLocale, useTranslations } from "next-intl";
import type { CountryNames } from "@/components/register/register-words";
import { formatDay } from "@/lib/i18n/format";
import type { TreatyStatus } from "@/lib/treaties/status";

/**
 * What a treaty is for a State: binding since a day, signed and not binding, or for guidance only; and whose word it is
 * where another State gave the information.
 */
export function TreatyStatusText({ status, names }: { status: TreatyStatus; names: CountryNames }) {
  const t = useTranslations("treaties");
  const { reportedBy } = status;
  const standing = <Standing status={status} />;
  if (reportedBy === undefined) return standing;
  return (
    <>
      {standing} · {t("reportedBy", { country: names[reportedBy] ?? reportedBy })}
    </>
  );
}

function Standing({ status }: { status: TreatyStatus }) {
  const t = useTranslations("treaties");
  const locale = useLocale();
  switch (status.kind) {
    case "binding":
      return t("binding", { day: formatDay(locale, status.since) });
    case "deposited":
      return t("deposited", { day: formatDay(locale, status.from) });
    case "signed":
      return t("signed", { day: formatDay(locale, status.signedOn) });
    case "withdrawn":
      return t("withdrawn", { day: formatDay(locale, status.on) });
    case "none":
      return t("none");
  }
}
