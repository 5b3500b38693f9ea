/** The ground of a plot. Pure. */
import type { Edition } from "@/lib/instruments/edition";
import type { Construct } from "@/lib/instruments/format-values";
import type { PlotBand } from "./page-data";
import { shownBand } from "./shown";

/** The bands that figures of a construct are read by, lowest first. */
export function plotBands({ file }: Edition, construct: Construct): readonly PlotBand[] {
  const bands = (file.bands?.[construct] ?? []).toSorted((a, b) => Number(a.from) - Number(b.from));
  return bands.map(({ code, label, from }) => ({
    from: Number(from),
    rank: shownBand(bands, code)?.rank ?? 1,
    label,
  }));
}
