/**
 * What somebody can know who holds every published version of a block: one system of equations over all of them.
 * A cell is one variable for as long as its value does not change, and another one from the version that changes it.
 * So the system knows at least as much as any reader, who cannot tell which hidden figures changed. What one version
 * says and another does not is unknown in that other one: who holds both knows that it is there.
 */
import { type Cell, type CellValue, isMissing } from "./cells";
import type { LinearSolver, Row } from "./linear-solver";
import { completeUnknowns } from "./start";
import { type DataSetRules, marginsOf } from "./tables";
import { addRest, blank, type Draft, type DraftRow, type Draw, type Variable } from "./variables";

/** The listed cells of one version of a block and which of them it hides. */
export type BlockVersion = {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly hidden: ReadonlySet<string>;
};

/** Every row adds up to zero over all variables. */
export type BlockSystem = { readonly variables: readonly Variable[]; readonly rows: readonly Row[] };

/** The system of the earlier versions, oldest first, and of the newest, whose mask is still to be made. */
export function buildSystem(
  earlier: readonly BlockVersion[],
  newest: ReadonlyMap<string, Cell>,
  rules: DataSetRules,
  solver: LinearSolver,
): BlockSystem {
  const drafts: Draft[] = [];
  const rows = new Map<string, DraftRow>();
  let columns: ReadonlyMap<string, number> = new Map();
  const versions = [...earlier, { cells: newest, hidden: null }];
  const margins = marginsOf(versions.flatMap(({ cells }) => [...cells.values()]));
  const ids = new Set([
    ...versions.flatMap(({ cells }) => [...cells.keys()]),
    ...margins.map(({ total }) => total),
  ]);
  for (const { cells, hidden } of versions) {
    columns = cellColumns(ids, cells, columns, drafts);
    markShown(cells, hidden, columns, drafts);
    for (const margin of margins) {
      const total = columns.get(margin.total);
      const parts = margin.parts.flatMap((part) => columns.get(part) ?? []);
      // A total or parts that do not apply say nothing about the others.
      if (total === undefined || parts.length === 0) continue;
      const terms: [number, number][] = [[total, 1], ...parts.map((part): [number, number] => [part, -1])];
      rows.set(terms.map(([column]) => column).join(), { margin, terms });
    }
  }
  const list = [...rows.values()];
  const draw = drawFrom(drafts);
  for (const row of list) takeUpRest(row, drafts, draw, rules);
  completeUnknowns(drafts, list, draw, rules, solver);
  return {
    variables: drafts.map((draft) => ({ ...draft, value: draft.value ?? 0 })),
    rows: list.map(({ terms }) => terms),
  };
}

/** The column of each cell of one version: that of the version before where nothing changed; none for what does not apply. */
function cellColumns(
  ids: ReadonlySet<string>,
  cells: ReadonlyMap<string, Cell>,
  before: ReadonlyMap<string, number>,
  drafts: Draft[],
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const id of ids) {
    const value = cells.get(id)?.value ?? ({ status: "not_reported" } as const);
    if (value.status === "not_applicable") continue;
    const draft = draftOf(id, value);
    const same = before.get(id);
    columns.set(id, same !== undefined && isSame(drafts[same], draft) ? same : drafts.push(draft) - 1);
  }
  return columns;
}

/** Notes what readers of this version see of each cell; `hidden` is null for the version whose mask is to be made. */
function markShown(
  cells: ReadonlyMap<string, Cell>,
  hidden: ReadonlySet<string> | null,
  columns: ReadonlyMap<string, number>,
  drafts: readonly Draft[],
): void {
  for (const [id, { value }] of cells) {
    const draft = drafts[columns.get(id) ?? -1];
    if (!draft || isMissing(value)) continue;
    if (hidden === null) draft.isCurrent = true;
    else if (hidden.has(id)) draft.wasHidden = true;
    else if (value.status !== "suppressed") draft.isPublic = true;
  }
}

function drawFrom(drafts: Draft[]): Draw {
  const columns = new Map<string, number>();
  return (key, make) => {
    const column = columns.get(key) ?? drafts.push(make()) - 1;
    columns.set(key, column);
    return column;
  };
}

function draftOf(id: string, value: CellValue): Draft {
  const draft = blank({ cell: id, name: id });
  if (value.status === "suppressed") return { ...draft, kind: "bounded", upper: value.upperBound };
  if (isMissing(value)) return draft;
  return { ...draft, kind: "count", value: value.value, lower: Math.min(1, value.value) };
}

function isSame(before: Draft | undefined, now: Draft): boolean {
  return (
    before !== undefined &&
    before.kind === now.kind &&
    before.value === now.value &&
    before.upper === now.upper
  );
}

/** What a margin of known figures leaves over, or counts twice, becomes a variable of its own. */
function takeUpRest(row: DraftRow, drafts: Draft[], draw: Draw, rules: DataSetRules): void {
  let rest = 0;
  for (const [column, coefficient] of row.terms) {
    const value = drafts[column]?.value ?? null;
    if (value === null) return;
    rest += coefficient * value;
  }
  if (rest !== 0) addRest(row, rest, draw, rules);
}
