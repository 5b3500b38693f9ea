/** Results of simulations in the words of their edition. Pure. */
import type { Edition } from "@/lib/instruments/edition";
import type { Construct } from "@/lib/instruments/format-values";
import type { ShownBand } from "@/lib/scorecards/facts";
import { shownBand } from "@/lib/scorecards/shown";
import {
  type BandCounts,
  type ChoiceEffect,
  type NodeStability,
  nodesWithBands,
  type Stability,
} from "@/lib/scoring/stability";

/** A domain or aggregate whose band is simulated. */
export type StabilityColumn = { key: string; title: string; construct: Construct };

/** One of them with what came of it; `band` is null where there was none to begin with. */
export type ShownNode = StabilityColumn & {
  band: ShownBand | null;
  together: BandCounts;
  /** The bands of the draws, the lowest first. */
  bands: readonly { band: ShownBand; count: number }[];
  choices: readonly ChoiceEffect[];
};

export type ShownStability = Omit<Stability, "nodes"> & { nodes: readonly ShownNode[] };

/** One country of a run; `stability` is null where the worker did not come to it. */
export type StabilityRow = { iso3: string; name: string; stability: ShownStability | null };

/** What a simulation of this edition has columns for: exposure first, then capability, each in the order of the file. */
export function stabilityColumns(edition: Edition): readonly StabilityColumn[] {
  const isExposure = ({ construct }: StabilityColumn) => (construct === "exposure" ? 0 : 1);
  return nodesWithBands(edition)
    .map(({ key, title, construct }) => ({ key, title, construct }))
    .toSorted((a, b) => isExposure(a) - isExposure(b));
}

/** A stored result. It was written by this product alone, in one place (`work.ts`). */
export function readResult(stored: unknown): Stability {
  return stored as Stability;
}

/** A result with the titles and band words of its edition. */
export function shownStability(edition: Edition, { nodes, ...rest }: Stability): ShownStability {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return {
    ...rest,
    nodes: stabilityColumns(edition).flatMap((column) => {
      const node = byKey.get(column.key);
      return node ? [{ ...column, ...shownNode(edition, node) }] : [];
    }),
  };
}

function shownNode(edition: Edition, { key, band, together, bands, choices }: NodeStability) {
  const ofNode = edition.nodes.get(key)?.bands ?? [];
  return {
    band: shownBand(ofNode, band),
    together,
    bands: ofNode.flatMap(({ code }) => {
      const shown = shownBand(ofNode, code);
      const count = bands[code] ?? 0;
      return shown && count > 0 ? [{ band: shown, count }] : [];
    }),
    choices,
  };
}

/** Draws in which there is another band, or none. */
export function changedIn({ lower, higher, none }: BandCounts): number {
  return lower + higher + none;
}
