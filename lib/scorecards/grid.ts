/** Countries of a round in rows: what stands in a cell, which rows a view shows and in which order. Pure. */
import { ASSESSMENT_STATES, type AssessmentState, type ProgrammeRegion } from "@/db/enums";
import { exact } from "@/lib/core/exact";
import type { Construct } from "@/lib/instruments/format-values";
import type { Status } from "@/lib/scoring/score";
import type { ShownBand, ShownFigure, ShownRanges } from "./facts";
import type { GridLevel } from "./grid-levels";
import { bandFilter, type GridView, NO_REGION, REGION_GROUPS, type RegionGroup } from "./grid-view";
import { shownRange } from "./shown";

/** A column of figures. */
export type GridColumn = {
  readonly key: string;
  readonly kind: "domain" | "aggregate";
  readonly title: string;
  readonly pillar: string | null;
  readonly construct: Construct;
  readonly bands: readonly ShownBand[];
  /** Its figures stand in no release. */
  readonly isTeamOnly: boolean;
};

/** What lowered a band, as short as a cell needs it: the indicator of a gate, withheld answers, the balance rule. */
export type LoweredBy =
  | { readonly key: "gate"; readonly indicator: string }
  | { readonly key: "withheld" | "balance" };

/** One figure in a row. Where something lowered the band there is the word alone. */
export type GridFigure = {
  readonly status: Status;
  readonly band: ShownBand | null;
  readonly score: ShownFigure | null;
  readonly loweredBy: readonly LoweredBy[];
  /** For a node without a band of its own: where its lower and its upper bound lie among the bands of its construct. */
  readonly bounds: { readonly low: ShownBand; readonly high: ShownBand } | null;
  /** Its bounds as exact decimals; null where something lowered the band. */
  readonly ends: GridRange | null;
  /** Its plausible range as exact decimals; null where the figure is not shown. */
  readonly plausible: GridRange | null;
};

/** Two exact decimals, the lower first. */
export type GridRange = { readonly low: string; readonly high: string };

/** One country of the round. `null` says that the reader may not see it, or that there is none. */
export type GridRow = {
  readonly iso3: string;
  readonly name: string;
  readonly region: ProgrammeRegion | null;
  /** Null where no assessment was opened. */
  readonly state: AssessmentState | null;
  readonly dueOn: string | null;
  /** Whole days until the due date in the programme's zone; negative when it has passed. */
  readonly daysLeft: number | null;
  readonly lead: string | null;
  readonly coverage: { readonly scored: number; readonly applicable: number } | null;
  /** Coverage in whole percent: of each figure in the row, else of what is rated so far. */
  readonly percents: Readonly<Record<string, number>>;
  /** The figures are of ratings that are not released. */
  readonly isDraft: boolean;
  /** The reader is of those to whom every figure is open, the unreleased ones too. */
  readonly isTeam: boolean;
  /** Why no figure at all is open to the reader: there is a draft only, or what was released is closed. */
  readonly closed: "draft" | "release" | null;
  /** The State was asked to comment at least once. */
  readonly stateAsked: boolean;
  /** The figures are of the release in force, while its correction is drafted. */
  readonly isCorrected: boolean;
  readonly figures: Readonly<Record<string, GridFigure>>;
  /** By indicator, where the view shows indicators and this country's are open to the reader. */
  readonly levels: Readonly<Record<string, GridLevel>>;
  /** Something of its card is open to the reader. */
  readonly hasCard: boolean;
};

/** A thing said beside a figure: a message key below `grid.cells` with the values that its text takes. */
export type FigureNote = LoweredBy | { readonly key: "provisional" | "ofRelease" };

/** What is said beside a figure, whether or not it has a band. */
export function figureNotes(
  { loweredBy, status }: GridFigure,
  { isCorrected }: GridRow,
): readonly FigureNote[] {
  return [
    ...loweredBy,
    ...(status === "provisional" ? [{ key: "provisional" } as const] : []),
    ...(isCorrected ? [{ key: "ofRelease" } as const] : []),
  ];
}

/** The bounds of a figure and its plausible range as they are shown; null where there is none. */
export function shownRanges({ ends, plausible }: Pick<GridFigure, "ends" | "plausible">): ShownRanges {
  const shown = (range: GridRange | null) => range && shownRange(exact(range.low), exact(range.high), []);
  return { bounds: shown(ends), plausible: shown(plausible) };
}

/** Why a cell holds no figure. */
export type EmptyReason = "none" | "draft" | "withdrawn" | "release" | "team";

/** The band word of a figure: its own, or that in which both of its bounds lie. */
export function wordOf({ band, bounds }: GridFigure): ShownBand | null {
  return band ?? (bounds && bounds.low.code === bounds.high.code ? bounds.low : null);
}

/**
 * Why a cell holds no figure: there is none yet, its assessment was withdrawn, or it is withheld from this reader. Says
 * nothing of what is withheld.
 */
export function whyEmpty(column: GridColumn, row: GridRow): EmptyReason {
  if (row.closed !== null) return whyClosed(row);
  return column.isTeamOnly && !row.isTeam && row.state !== null ? "team" : "none";
}

/** Why a row holds no figure at all, and no coverage. */
export function whyClosed({ closed, state }: GridRow): EmptyReason {
  return closed === "draft" && state === "withdrawn" ? "withdrawn" : (closed ?? "none");
}

/** The rows that a view shows, in its order. Rows come in by name and keep that order within equals. */
export function shownRows(rows: readonly GridRow[], view: GridView): readonly GridRow[] {
  return inOrder(
    rows.filter((row) => isShown(row, view)),
    view.sort ?? "name",
  );
}

function isShown(row: GridRow, { state, region, band, overdue, lead }: GridView): boolean {
  if (state !== undefined && row.state !== state) return false;
  if (region !== undefined && row.region !== region) return false;
  if (lead !== undefined && row.lead !== lead) return false;
  if (overdue !== undefined && !isOverdue(row)) return false;
  if (band === undefined) return true;
  const { key, code } = bandFilter(band);
  const figure = row.figures[key];
  return figure !== undefined && wordOf(figure)?.code === code;
}

/** Rows of one region. */
export type GridSection = { readonly region: RegionGroup; readonly rows: readonly GridRow[] };

/** Rows by region, in their order within each; regions without a row are left out. */
export function byRegion(rows: readonly GridRow[]): readonly GridSection[] {
  const groups = Map.groupBy(rows, ({ region }): RegionGroup => region ?? NO_REGION);
  return REGION_GROUPS.flatMap((region) => {
    const own = groups.get(region);
    return own ? [{ region, rows: own }] : [];
  });
}

/** Whether the row shows figures or levels of a release. */
export function isReleased({ isDraft, figures, levels }: GridRow): boolean {
  return !isDraft && (Object.keys(figures).length > 0 || Object.keys(levels).length > 0);
}

/** Whether the row shows figures of a release of which the State was not asked beforehand. */
export function isReleasedUnasked(row: GridRow): boolean {
  return isReleased(row) && !row.stateAsked;
}

/** Whether the due date of the present state has passed. */
export function isOverdue({ daysLeft }: GridRow): boolean {
  return daysLeft !== null && daysLeft < 0;
}

/** Nothing known comes last, whatever the order. */
const LAST = Number.POSITIVE_INFINITY;

function inOrder(rows: readonly GridRow[], sort: string): readonly GridRow[] {
  if (sort === "name") return rows;
  const by = (value: (row: GridRow) => number) =>
    [...rows].sort((a, b) => {
      const [first, second] = [value(a), value(b)];
      return first === second ? 0 : first - second;
    });
  if (sort === "coverage")
    return by(({ coverage }) => (coverage ? -coverage.scored / Math.max(1, coverage.applicable) : LAST));
  if (sort === "state") return by(({ state }) => (state ? ASSESSMENT_STATES.indexOf(state) : LAST));
  if (sort === "due") return by(({ daysLeft }) => daysLeft ?? LAST);
  const key = sort.slice("band:".length);
  return by(({ figures }) => {
    const figure = figures[key];
    return figure ? (wordOf(figure)?.rank ?? LAST) : LAST;
  });
}

/** Distinct leads of a round, in the order of the alphabet of `compare`. */
export function leadsOf(
  rows: readonly GridRow[],
  compare: (a: string, b: string) => number,
): readonly string[] {
  return [...new Set(rows.flatMap(({ lead }) => lead ?? []))].sort(compare);
}
