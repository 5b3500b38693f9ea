/** The domains of a card as rows on one axis from 0 to 100, for the page and for its image. Pure. */
import type { DotPlot } from "@/lib/charts/dot-plot";
import type { CardDomain } from "@/lib/scorecards/card";
import type { PlotBand } from "@/lib/scorecards/page-data";

export const TICKS: readonly number[] = [0, 20, 40, 60, 80, 100];

export function domainPlot(domains: readonly CardDomain[], bands: readonly PlotBand[]): DotPlot {
  return {
    domain: [0, 100],
    bands,
    ticks: TICKS,
    rows: domains.map(({ key, score, plausible, last }) => ({
      key,
      value: score?.value ?? null,
      range: plausible && { low: plausible.low.value, high: plausible.high.value },
      last: last?.value ?? null,
    })),
  };
}
