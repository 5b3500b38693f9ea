/** The domains of a card as rows on one axis from 0 to 100, for the page and for its image. Pure. */
import { type DotPlot, FIGURE_AXIS } from "@/lib/charts/dot-plot";
import type { CardDomain } from "@/lib/scorecards/card";
import type { PlotBand } from "@/lib/scorecards/page-data";

export function domainPlot(domains: readonly CardDomain[], bands: readonly PlotBand[]): DotPlot {
  return {
    ...FIGURE_AXIS,
    bands,
    rows: domains.map(({ key, score, plausible, last }) => ({
      key,
      value: score?.value ?? null,
      range: plausible && { low: plausible.low.value, high: plausible.high.value },
      last: last?.value ?? null,
    })),
  };
}
