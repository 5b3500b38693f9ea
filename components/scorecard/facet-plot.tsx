import { useLocale, useTranslations } from "next-intl";
import { CellStripChart } from "@/components/charts/cell-strip-chart";
import { ChartFigure } from "@/components/charts/chart-figure";
import chart from "@/components/charts/charts.module.css";
import { Table } from "@/components/ui/table";
import { placeStrips } from "@/lib/charts/cell-strip";
import { directionOf } from "@/lib/i18n/locales";
import type { FacetCell, FacetStrip } from "@/lib/scorecards/card";
import { EditionText } from "./edition-text";
import styles from "./scorecard.module.css";

interface FacetPlotProps {
  strips: readonly FacetStrip[];
  language: string;
  /** From where, until when, of what kind: the sentence that stands under every chart of a card. */
  source: string;
  scale: { min: number; max: number };
}

const DASH = "–";

/** Law and institutions beside practice: one cell an indicator, no difference computed. */
export function FacetPlot({ strips, language, source, scale }: FacetPlotProps) {
  const t = useTranslations("scorecard.facets");
  const locale = useLocale();
  const keyOf = ({ key, facet }: FacetStrip) => `${key}-${facet}`;
  const placed = placeStrips(
    strips.map((strip) => ({
      key: keyOf(strip),
      cells: strip.cells.map(({ code, rank, level }) => ({
        code,
        rank,
        text: level === null ? "" : String(level),
      })),
    })),
    directionOf(locale),
  );
  const labels = Object.fromEntries(
    strips.map((strip) => [
      keyOf(strip),
      <EditionText key={keyOf(strip)} language={language}>
        {strip.title}: {strip.facetLabel}
      </EditionText>,
    ]),
  );
  const direction = useTranslations("scorecard.direction")("capability");
  return (
    <ChartFigure
      id="facets"
      direction={direction}
      marks={
        <span>
          <span className={chart.sampleMissing} aria-hidden="true" />
          {t("markMissing")}
        </span>
      }
      caption={`${t("caption", scale)} ${source}`}
      table={
        <div className={styles.facetTable}>
          <FacetTable strips={strips} language={language} />
        </div>
      }
    >
      <CellStripChart id="facets" strips={placed} labels={labels} />
    </ChartFigure>
  );
}

function FacetTable({ strips, language }: { strips: readonly FacetStrip[]; language: string }) {
  const t = useTranslations("scorecard.facets");
  return (
    <Table id="facets-table" caption={t("title")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("indicator")}</th>
          <th scope="col">{t("level")}</th>
        </tr>
      </thead>
      {strips.map((strip) => (
        <tbody key={`${strip.key}-${strip.facet}`}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              <EditionText language={language}>
                {strip.title}: {strip.facetLabel}
              </EditionText>
            </th>
          </tr>
          {strip.cells.map((cell) => (
            <tr key={cell.code}>
              <th scope="row" className={styles.inGroup}>
                {cell.code} <EditionText language={language}>{cell.title}</EditionText>
              </th>
              <td>
                <LevelText cell={cell} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function LevelText({ cell }: { cell: FacetCell }) {
  const t = useTranslations("scorecard.why");
  if (cell.level !== null) return cell.level;
  return cell.state === "not_applicable" ? `${DASH} ${t("notApplicable")}` : t("notAssessed");
}
