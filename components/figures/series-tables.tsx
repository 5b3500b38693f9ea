import { useLocale, useTranslations } from "next-intl";
import { ImageLinks } from "@/components/charts/image-links";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { figureText } from "@/lib/figures/figure-text";
import type { FigureRegister } from "@/lib/figures/schema";
import type { SeriesCell, SeriesTable } from "@/lib/figures/series";
import type { CountryNames } from "@/lib/registers/reader-words";
import { entryPath } from "@/lib/registers/schema";
import styles from "./figures.module.css";
import { SeriesCharts } from "./series-charts";
import { seriesWords } from "./series-words";

/** Figures over the years, for each thing counted small charts and a table; suppressed and missing say so. */
export function SeriesTables({
  register,
  tables,
  names,
  readsRaw,
  imageHref,
}: {
  register: FigureRegister;
  tables: readonly SeriesTable[];
  names: CountryNames;
  /** Whether they are shown as they were entered. */
  readsRaw: boolean;
  /** Address of the charts of a table as an image of a format; null where they may not be taken away. */
  imageHref: ((place: number, format: string) => string) | null;
}) {
  const t = useTranslations();
  return tables.map((table, place) => {
    const { caption, labels } = seriesWords(t, names, table);
    return (
      <section key={table.key} className={styles.table}>
        <h3>{caption}</h3>
        <SeriesCharts table={table} caption={caption} labelOf={(key) => labels.get(key) ?? ""} />
        {imageHref === null || table.years.length < 2 ? null : (
          <ImageLinks href={(format) => imageHref(place, format)} />
        )}
        <Table id={`${register}-${place}`} caption={caption} captionHidden>
          <thead>
            <tr>
              <th scope="col">{t("figures.line")}</th>
              {table.years.map((year) => (
                <th key={year} scope="col" data-numeric="">
                  <bdi>{year}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  <span dir="auto">{labels.get(line.key)}</span>
                </th>
                {table.years.map((year) => (
                  <td key={year} data-numeric="">
                    <FigureCell register={register} cell={line.cells.get(year)} readsRaw={readsRaw} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    );
  });
}

function FigureCell({
  register,
  cell,
  readsRaw,
}: {
  register: FigureRegister;
  cell: SeriesCell | undefined;
  readsRaw: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  if (cell === undefined)
    return (
      <span className={styles.missing}>{t(readsRaw ? "figures.notEntered" : "figures.notPublished")}</span>
    );
  const text = figureText(t, locale, cell);
  if (cell.code === null) return <span className={styles.missing}>{text}</span>;
  return (
    <Link href={entryPath(register, cell.code)} aria-label={`${cell.code}: ${text}`}>
      {cell.value === null ? <span className={styles.suppressed}>{text}</span> : text}
    </Link>
  );
}
