/**
 * Which cells of a block are hidden. Small counts first; then, for all tables of the block together and with every
 * version published before, as few further cells as the rule finds until no hidden figure can be derived and each
 * keeps a range as wide as the threshold. What was hidden stays hidden.
 *
 * A zero names nobody and stays shown; that a group is empty is said openly, and with it that the rest of its margin
 * is of the other kind. It is hidden only where a figure that its publisher hid would otherwise be known to be zero.
 * Because of that rule a reader takes a hidden count to be at least 1, and ranges are measured from there.
 */
import { type Cell, cellsById } from "./cells";
import type { LinearSolver } from "./linear-solver";
import { checkRanges, type RangeCheck, type Reader } from "./ranges";
import { type BlockSystem, type BlockVersion, buildSystem } from "./system";
import { type DataSetRules, isListed } from "./tables";
import type { Variable } from "./variables";

/**
 * `small`: below the threshold. `publisher`: hidden by who reported it. `complementary`: would give another one
 * away. `carried`: hidden in an earlier version. `unlisted`: stands in no table of the data set.
 */
export const HIDDEN_REASONS = ["small", "publisher", "complementary", "carried", "unlisted"] as const;
export type HiddenReason = (typeof HIDDEN_REASONS)[number];

export type Mask = {
  /** Why each hidden cell is hidden, in the order of the cells' names. */
  readonly hidden: Readonly<Record<string, HiddenReason>>;
  /**
   * Hidden cells that readers can find out whatever is hidden now, because earlier versions gave them away. Empty
   * but for that; a version with such cells needs a person's decision.
   */
  readonly exposed: readonly string[];
  /** Hidden cells that bounds stated by their publishers narrow down whatever is hidden here. */
  readonly stated: readonly string[];
};

/** A version of the same block that readers hold already, with the mask that it was published under. */
export type PublishedBlock = { readonly cells: readonly Cell[]; readonly mask: Mask };

export type Block = {
  readonly cells: readonly Cell[];
  readonly rules: DataSetRules;
  /** Oldest first; at least the last published one where there is any. */
  readonly published: readonly PublishedBlock[];
};

/** The mask of a block: the same for the same cells in any order. Throws RangeError for impossible cells. */
export function maskBlock(block: Block, solver: LinearSolver): Mask {
  const cells = cellsById(block.cells);
  const reasons = new Map<string, HiddenReason>();
  const listed = new Map<string, Cell>();
  const last = block.published.at(-1)?.mask.hidden ?? {};
  for (const [id, cell] of cells) {
    if (isListed(block.rules, cell)) listed.set(id, cell);
    const reason = ownReason(cell, block.rules, last[id]);
    if (reason) reasons.set(id, reason);
  }
  const hidden = new Set(reasons.keys());
  const system = blockSystem(block, listed, solver);
  const beyondHelp = hideMore(system, hidden, block.rules.threshold, solver);
  for (const id of hidden) if (!reasons.has(id)) reasons.set(id, "complementary");
  return {
    hidden: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
    exposed: namesOf(beyondHelp.of_tables, system),
    stated: namesOf(beyondHelp.of_bounds, system),
  };
}

/** The system of a block with all its versions, for making a mask and for proving one. */
export function blockSystem(
  { published, rules }: Block,
  listed: ReadonlyMap<string, Cell>,
  solver: LinearSolver,
): BlockSystem {
  const earlier = published.map(({ cells, mask }): BlockVersion => {
    // By the mask, not by today's rules: a closed list may have grown or shrunk since.
    const own = [...cellsById(cells)].filter(([id]) => mask.hidden[id] !== "unlisted");
    return { cells: new Map(own), hidden: new Set(Object.keys(mask.hidden)) };
  });
  return buildSystem(earlier, listed, rules, solver);
}

function ownReason(cell: Cell, rules: DataSetRules, before: HiddenReason | undefined): HiddenReason | null {
  const { value } = cell;
  if (!isListed(rules, cell)) return "unlisted";
  if (value.status === "suppressed") return "publisher";
  if (value.status !== "exact" && value.status !== "estimated") return null;
  if (value.value > 0 && value.value < rules.threshold) return "small";
  return before && before !== "unlisted" ? "carried" : null;
}

/** Whether readers are without this figure when the newest version hides these cells. */
export function isUnseen(variable: Variable, hidden: ReadonlySet<string>): boolean {
  if (variable.isPublic) return false;
  return !variable.isCurrent || variable.cell === null || hidden.has(variable.cell);
}

/** Whether this figure must not be found out: it is hidden in some version, or small and never reported. */
export function mustStayUnknown(variable: Variable, hidden: ReadonlySet<string>): boolean {
  if (variable.isGuarded || variable.wasHidden) return true;
  return variable.isCurrent && variable.cell !== null && hidden.has(variable.cell);
}

type BeyondHelp = Readonly<Record<Reader, Set<number>>>;

/** Adds cells to `hidden` until all is safe; answers with the figures that nothing can make safe any more. */
function hideMore(
  system: BlockSystem,
  hidden: Set<string>,
  threshold: number,
  solver: LinearSolver,
): BeyondHelp {
  const beyondHelp: BeyondHelp = { of_tables: new Set(), of_bounds: new Set() };
  const { variables } = system;
  const measure = (more: readonly Candidate[]) => {
    const cells = more.length === 0 ? hidden : new Set([...hidden, ...more.map(({ cell }) => cell)]);
    const unseen = variables.map((variable) => isUnseen(variable, cells));
    return checkRanges(system, (index) => unseen[index] ?? false, threshold, solver);
  };
  for (;;) {
    closeRows(system, hidden);
    const secret = variables.flatMap((variable, index) => (mustStayUnknown(variable, hidden) ? [index] : []));
    if (secret.length === 0) break;
    const failing = firstFailing(secret, measure([]), beyondHelp);
    if (!failing) break;
    const { index, reader } = failing;
    const helps = (more: readonly Candidate[]) => measure(more).isWide(index, reader);
    const candidates = helpfulOf(candidatesOf(system, hidden), helps);
    const near = nearest(system, hidden, index, candidates);
    const next = near.find((candidate) => helps([candidate])) ?? near[0] ?? candidates[0];
    if (next) hidden.add(next.cell);
    else beyondHelp[reader].add(index);
  }
  return beyondHelp;
}

/** The cells to choose from: zeros only where all others together do not help; none where nothing does. */
function helpfulOf(
  candidates: readonly Candidate[],
  helps: (more: readonly Candidate[]) => boolean,
): readonly Candidate[] {
  const counts = candidates.filter(({ value }) => value > 0);
  if (helps(counts)) return counts;
  return helps(candidates) ? candidates : [];
}

function firstFailing(secret: readonly number[], { isWide }: RangeCheck, beyondHelp: BeyondHelp) {
  for (const reader of ["of_tables", "of_bounds"] as const) {
    const index = secret.find((own) => !isKnownBeyondHelp(own, reader, beyondHelp) && !isWide(own, reader));
    if (index !== undefined) return { index, reader };
  }
  return null;
}

/** Who knows more finds out what others find out. */
function isKnownBeyondHelp(index: number, reader: Reader, { of_tables, of_bounds }: BeyondHelp): boolean {
  return of_tables.has(index) || (reader === "of_bounds" && of_bounds.has(index));
}

function namesOf(indices: ReadonlySet<number>, { variables }: BlockSystem): string[] {
  return [...new Set([...indices].flatMap((index) => variables[index]?.name ?? []))].sort();
}

type Candidate = { readonly index: number; readonly cell: string; readonly value: number };

/** Cells that can still be hidden, the one that costs least first: small before large, inner before total, zero last. */
function candidatesOf({ variables }: BlockSystem, hidden: ReadonlySet<string>): Candidate[] {
  return variables
    .flatMap(({ cell, value, isCurrent, isPublic }, index): Candidate[] =>
      isCurrent && !isPublic && cell !== null && !hidden.has(cell) ? [{ index, cell, value }] : [],
    )
    .sort(byCost);
}

function byCost(a: Candidate, b: Candidate): number {
  if ((a.value === 0) !== (b.value === 0)) return a.value === 0 ? 1 : -1;
  return a.value - b.value || depth(b.cell) - depth(a.cell) || (a.cell < b.cell ? -1 : 1);
}

function depth(cell: string): number {
  return cell === "total" ? 0 : cell.split("|").length;
}

/**
 * A margin with one unknown figure gives it away: hides the cheapest other cell of each such margin. What it leaves
 * open the ranges find; it spares them most of their work.
 */
function closeRows({ variables, rows }: BlockSystem, hidden: Set<string>): void {
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const row of rows) {
      const own = row.flatMap(([index]) => variables[index] ?? []);
      const [only, ...others] = own.filter((variable) => isUnseen(variable, hidden));
      if (!only || others.length > 0 || !mustStayUnknown(only, hidden)) continue;
      const [cheapest] = candidatesOf({ variables: own, rows: [] }, hidden);
      if (!cheapest || cheapest.value === 0) continue;
      hidden.add(cheapest.cell);
      hasChanged = true;
    }
  }
}

/** The candidates that share a margin with the failing figure, or with an unknown one that is linked to it. */
function nearest(
  { variables, rows }: BlockSystem,
  hidden: ReadonlySet<string>,
  failing: number,
  candidates: readonly Candidate[],
): Candidate[] {
  const linked = new Set([failing]);
  const near = new Set<number>();
  for (let size = 0; size < linked.size; ) {
    size = linked.size;
    for (const row of rows) {
      if (!row.some(([index]) => linked.has(index))) continue;
      for (const [index] of row) {
        const variable = variables[index];
        if (variable && isUnseen(variable, hidden)) linked.add(index);
        else near.add(index);
      }
    }
  }
  return candidates.filter(({ index }) => near.has(index));
}
