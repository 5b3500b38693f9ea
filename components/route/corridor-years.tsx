import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/i18n/format";

/** How many routes of each direction were seen in each year. */
export function CorridorYears({
  directions,
  years,
}: {
  /** The name of each direction, in the order of the counts. */
  directions: readonly string[];
  years: readonly { year: number; counts: readonly number[] }[];
}) {
  const t = useTranslations("corridors.one");
  const locale = useLocale();
  return (
    <section aria-labelledby="years-heading">
      <h2 id="years-heading">{t("overTime")}</h2>
      <p>{t("overTimeCaption")}</p>
      <Table id="corridor-years" caption={t("overTime")} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("year")}</th>
            {directions.map((direction) => (
              <th key={direction} scope="col" data-numeric="">
                {direction}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, counts }) => (
            <tr key={year}>
              <th scope="row">
                <bdi>{year}</bdi>
              </th>
              {counts.map((count, index) => (
                <td key={directions[index]} data-numeric="">
                  {formatCount(locale, count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
