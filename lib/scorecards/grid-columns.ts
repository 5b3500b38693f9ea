/** The figures that a grid has columns for. Pure. */
import type { Edition } from "@/lib/instruments/edition";
import { rankAt } from "./facts";
import type { GridColumn } from "./grid";

/** Aggregates of an edition: exposure first, then capabilities in its order; the overall one where it was asked for. */
export function columnsOf(edition: Edition, overall: boolean): readonly GridColumn[] {
  const order = edition.file.aggregates.flatMap(({ key }) => edition.nodes.get(key) ?? []);
  const shown = order.filter((node) => node.shownByDefault || overall);
  const isExposure = (construct: string) => (construct === "exposure" ? 0 : 1);
  return shown
    .toSorted((a, b) => isExposure(a.construct) - isExposure(b.construct))
    .map(({ key, title, pillar, construct, bands, audience }) => ({
      key,
      title,
      pillar,
      construct,
      bands: bands.map(({ code, label }, index) => ({ code, label, rank: rankAt(index, bands.length) })),
      isTeamOnly: audience === "team",
    }));
}
