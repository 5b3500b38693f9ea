/** Stored figures as cells of a grid, as far as its reader may see them. Pure. */
import type { assessmentFigures } from "@/db/schema/rating";
import { exact } from "@/lib/core/exact";
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import type { GridFigure, GridRange, LoweredBy } from "./grid";
import { boundsAmong, groundBands } from "./grid-columns";
import { shownBand, shownFigure, shownPercent } from "./shown";

type FigureRow = Pick<
  typeof assessmentFigures.$inferSelect,
  | "assessmentId"
  | "key"
  | "status"
  | "score"
  | "low"
  | "high"
  | "plausibleLow"
  | "plausibleHigh"
  | "band"
  | "caps"
  | "coverage"
> & { forTeam: boolean; isReleased: boolean };
/** Figures of one assessment by key. */
type Figures = ReadonlyMap<string, Readonly<Record<string, GridFigure>>>;

/** A stored figure as a cell: teams' columns for the team only, other readers get final figures only. */
function gridFigure(edition: Edition, row: FigureRow): GridFigure | null {
  const node = edition.nodes.get(row.key);
  if (!node || !(row.forTeam || row.isReleased)) return null;
  const isOpen = !node.hasStatus || row.status === "final";
  if (!row.forTeam && (node.audience === "team" || !isOpen)) return null;
  const ground = groundBands(edition, node);
  const score = row.caps.length === 0 ? row.score : null;
  return {
    status: row.status,
    band: shownBand(node.bands, row.band),
    score: score === null ? null : shownFigure(exact(score), ground),
    loweredBy: loweredBy(edition, row.caps),
    bounds: boundsOf(edition, node, row),
    ends: row.caps.length === 0 ? rangeOf(row.low, row.high) : null,
    plausible: score === null ? null : rangeOf(row.plausibleLow, row.plausibleHigh),
  };
}

/** Two ends of a range; null where one is missing. */
export function rangeOf(low: string | null, high: string | null): GridRange | null {
  return low === null || high === null ? null : { low, high };
}

/** Where the bounds of a node without bands lie among those of its construct; null for every other, and without a figure. */
export function boundsOf(
  edition: Edition,
  node: EditionNode,
  { score, low, high }: { score: string | null; low: string | null; high: string | null },
): GridFigure["bounds"] {
  if (node.bands.length > 0 || score === null) return null;
  const number = (value: string | null) => (value === null ? null : exact(value));
  return boundsAmong(groundBands(edition, node), number(low), number(high));
}

/** What the codes of rules that lowered a band stand for. */
export function loweredBy({ gates, file }: Edition, codes: readonly string[]): readonly LoweredBy[] {
  return codes.map((code) => {
    const gate = gates.find((entry) => entry.code === code);
    if (gate) return { key: "gate", indicator: gate.indicator };
    return { key: file.balanceCaps?.some((entry) => entry.code === code) ? "balance" : "withheld" };
  });
}

/** Figures of each assessment, by its id. */
export function storedFigures(edition: Edition, rows: readonly FigureRow[]): Figures {
  return new Map(
    [...Map.groupBy(rows, ({ assessmentId }) => assessmentId)].map(([id, own]) => [
      id,
      Object.fromEntries(
        own.flatMap((row) => {
          const figure = gridFigure(edition, row);
          return figure ? [[row.key, figure]] : [];
        }),
      ),
    ]),
  );
}

/** Coverage in whole percent of what has a figure, and of everything in the edition for who follows the work. */
export function percentsOf(
  rows: readonly FigureRow[],
  { readsProgress }: { readsProgress: boolean },
  figures: Readonly<Record<string, GridFigure>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rows.flatMap(({ key, coverage }) => {
      const percent = readsProgress || figures[key] ? shownPercent(coverage ? exact(coverage) : null) : null;
      return percent === null ? [] : [[key, percent]];
    }),
  );
}
