import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { ExposureBesideCapability } from "@/lib/comparison/view";
import { formatList } from "@/lib/i18n/format";

/** Countries by the band of their exposure and that of a capability: words and names, no figure and no place. */
export function BandTable({
  bands: { exposure, capability, cells },
  language,
}: {
  bands: ExposureBesideCapability;
  language: string;
}) {
  const t = useTranslations("comparison.bands");
  const locale = useLocale();
  const namesOf = (row: string, column: string) =>
    cells.find((cell) => cell.exposure === row && cell.capability === column)?.countries ?? [];
  return (
    <Table id="bands" caption={t("caption")} sticky="column">
      <thead>
        <tr>
          <th scope="col">{t("corner")}</th>
          {capability.bands.map(({ code, label }) => (
            <th key={code} scope="col" lang={language}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {exposure.bands.toReversed().map((row) => (
          <tr key={row.code}>
            <th scope="row" lang={language}>
              {row.label}
            </th>
            {capability.bands.map(({ code }) => {
              const names = namesOf(row.code, code);
              return <td key={code}>{names.length === 0 ? "–" : formatList(locale, names)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
