import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/i18n/format";
import type { CountryWarnings } from "@/lib/quality/view";

/** Countries with their open warnings, each a way to the warnings themselves. */
export function WarningsByCountry({ countries }: { countries: readonly CountryWarnings[] }) {
  const t = useTranslations("quality");
  const locale = useLocale();
  return (
    <Table id="warnings" caption={t("allTitle")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("country")}</th>
          <th scope="col" data-numeric="">
            {t("openCount")}
          </th>
          <th scope="col">{t("which")}</th>
        </tr>
      </thead>
      <tbody>
        {countries.map(({ iso3, name, open, rules }) => (
          <tr key={iso3}>
            <th scope="row">
              <Link href={`/countries/${iso3}/quality`}>{name}</Link>
            </th>
            <td data-numeric="">{formatCount(locale, open)}</td>
            <td>
              {rules.map(({ rule, count }) => (
                <div key={rule}>{t("ruleCount", { rule: t(`rules.${rule}.title`), count })}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
