/** Stored figures as cells of a grid, as far as its reader may see them. Pure. */
import type { assessmentFigures } from "@/db/schema/rating";
import { exact } from "@/lib/core/exact";
import type { Edition } from "@/lib/instruments/edition";
import type { GridFigure, LoweredBy } from "./grid";
import { shownBand, shownFigure, shownPercent } from "./shown";

type FigureRow = Pick<
  typeof assessmentFigures.$inferSelect,
  "assessmentId" | "key" | "status" | "score" | "band" | "caps" | "coverage"
> & { forTeam: boolean; isReleased: boolean };
/** Figures of one assessment by key. */
type Figures = ReadonlyMap<string, Readonly<Record<string, GridFigure>>>;

/** A stored figure as a cell: teams' columns for the team only, other readers get final figures only. */
function gridFigure(edition: Edition, row: FigureRow): GridFigure | null {
  const node = edition.nodes.get(row.key);
  if (!node || !(row.forTeam || row.isReleased)) return null;
  if (!row.forTeam && (node.audience === "team" || row.status !== "final")) return null;
  return {
    status: row.status,
    band: shownBand(node.bands, row.band),
    score: row.caps.length > 0 || row.score === null ? null : shownFigure(exact(row.score), node.bands),
    loweredBy: loweredBy(edition, row.caps),
  };
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
