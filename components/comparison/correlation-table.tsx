import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { Coefficient, RankCorrelation } from "@/lib/comparison/rank-correlation";
import { formatFigure, formatRange } from "@/lib/i18n/format";

const TWO = { decimals: 2 };

/** Both coefficients with the interval of each. */
export function CorrelationTable({ correlation }: { correlation: RankCorrelation }) {
  const t = useTranslations("comparison.outside");
  const locale = useLocale();
  const textOf = ({ value }: Coefficient) => (value === null ? "–" : formatFigure(locale, value, TWO));
  const intervalOf = ({ interval }: Coefficient) =>
    interval === null ? "–" : formatRange(locale, interval.low, interval.high, TWO);
  return (
    <Table id="correlation" caption={t("caption")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("coefficient")}</th>
          <th scope="col" data-numeric="">
            {t("value")}
          </th>
          <th scope="col" data-numeric="">
            {t("interval")}
          </th>
        </tr>
      </thead>
      <tbody>
        {(["spearman", "kendall"] as const).map((key) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td data-numeric="">{textOf(correlation[key])}</td>
            <td data-numeric="">{intervalOf(correlation[key])}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
