import { useLocale, useTranslations } from "next-intl";
import { CellStripChart } from "@/components/charts/cell-strip-chart";
import { ChartFigure } from "@/components/charts/chart-figure";
import chart from "@/components/charts/charts.module.css";
import { ImageLinks } from "@/components/charts/image-links";
import type { LinesGroup, LinesHead } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { placeStrips } from "@/lib/charts/cell-strip";
import { jsonText } from "@/lib/core/json-text";
import { directionOf } from "@/lib/i18n/locales";
import type { FacetCell, FacetStrip } from "@/lib/scorecards/card";
import styles from "./scorecard.module.css";

interface FacetPlotProps {
  strips: readonly FacetStrip[];
  language: string;
  /** From where, until when, of what kind: the sentence that stands under every chart of a card. */
  source: string;
  scale: { min: number; max: number };
  /** Address of the chart as an image of a format. */
  imageHref: (format: string) => string;
}

const DASH = "–";

/** Law and institutions beside practice: one cell an indicator, no difference computed. */
export function FacetPlot({ strips, language, source, scale, imageHref }: FacetPlotProps) {
  const t = useTranslations("scorecard.facets");
  const locale = useLocale();
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
  const labels = Object.fromEntries(strips.map((strip) => [keyOf(strip), titleOf(strip)]));
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
      downloads={<ImageLinks href={imageHref} />}
      table={
        <div className={styles.facetTable}>
          <FacetTable strips={strips} language={language} />
        </div>
      }
    >
      <CellStripChart id="facets" chart={jsonText({ strips: placed, labels, language })} />
    </ChartFigure>
  );
}

function FacetTable({ strips, language }: { strips: readonly FacetStrip[]; language: string }) {
  const t = useTranslations("scorecard.facets");
  const why = useTranslations("scorecard.why");
  const levelText = ({ level, state }: FacetCell) => {
    if (level !== null) return String(level);
    return state === "not_applicable" ? `${DASH} ${why("notApplicable")}` : why("notAssessed");
  };
  const heads: readonly LinesHead[] = [
    { key: "indicator", label: t("indicator") },
    { key: "level", label: t("level") },
  ];
  const groups = strips.map(
    (strip): LinesGroup => ({
      key: keyOf(strip),
      title: titleOf(strip),
      language,
      lines: strip.cells.map((cell) => ({
        key: cell.code,
        cells: [{ code: cell.code, title: cell.title, language }, levelText(cell)],
      })),
    }),
  );
  return (
    <Table id="facets-table" caption={t("title")} captionHidden>
      <TableLines heads={heads} groups={groups} />
    </Table>
  );
}

function keyOf({ key, facet }: FacetStrip): string {
  return `${key}-${facet}`;
}

function titleOf({ title, facetLabel }: FacetStrip): string {
  return `${title}: ${facetLabel}`;
}
