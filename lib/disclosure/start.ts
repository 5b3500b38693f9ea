/** Values for figures that nobody reports or that the publisher hides, in agreement with all that is reported. */
import { tightenBounds } from "./bounds";
import type { LinearProgram, LinearSolver } from "./linear-solver";
import type { DataSetRules } from "./tables";
import { addRest, type Draft, type DraftRow, type Draw } from "./variables";

const TOLERANCE = 1e-7;

/**
 * Gives every draft without a value one that fits. Where the reported figures contradict each other, the margins
 * that must give way get a rest. A missing figure that the others keep below the threshold is guarded.
 */
export function completeUnknowns(
  drafts: Draft[],
  rows: readonly DraftRow[],
  draw: Draw,
  rules: DataSetRules,
  solver: LinearSolver,
): void {
  const unknown = drafts.flatMap((draft, column) => (draft.value === null ? [column] : []));
  if (unknown.length === 0) return;
  const place = new Map(unknown.map((column, index) => [column, index]));
  const touched = rows.filter(({ terms }) => terms.some(([column]) => place.has(column)));
  const program = programOf(drafts, unknown, place, touched);
  guardSmallRests(drafts, unknown, program, rules);
  const tight = tightenBounds(program);
  const values =
    (tight && byHalving({ ...program, ...tight })) ?? withRests(program, touched, draw, rules, solver);
  for (const [index, column] of unknown.entries()) {
    const draft = drafts[column];
    if (draft) draft.value = values[index] ?? 0;
  }
}

/** Guards missing parts that the figures reported, without what publishers say of hidden ones, keep small. */
function guardSmallRests(
  drafts: readonly Draft[],
  unknown: readonly number[],
  program: LinearProgram,
  rules: DataSetRules,
): void {
  const tight = tightenBounds({ ...program, upper: program.upper.map(() => Number.POSITIVE_INFINITY) });
  const parts = new Set(
    program.rows.flatMap((row) => row.flatMap(([index, coefficient]) => (coefficient < 0 ? [index] : []))),
  );
  for (const [index, column] of unknown.entries()) {
    const draft = drafts[column];
    const most = tight?.upper[index] ?? 0;
    if (draft?.kind === "unknown" && parts.has(index) && most > 0 && most < rules.threshold)
      draft.isGuarded = true;
  }
}

function programOf(
  drafts: readonly Draft[],
  unknown: readonly number[],
  place: ReadonlyMap<number, number>,
  rows: readonly DraftRow[],
): LinearProgram {
  const constants: number[] = [];
  const own = rows.map(({ terms }) => {
    let known = 0;
    const row: [number, number][] = [];
    for (const [column, coefficient] of terms) {
      const index = place.get(column);
      if (index !== undefined) row.push([index, coefficient]);
      else known += coefficient * (drafts[column]?.value ?? 0);
    }
    constants.push(known === 0 ? 0 : -known);
    return row;
  });
  return {
    rows: own,
    constants,
    lower: unknown.map((column) => drafts[column]?.lower ?? 0),
    upper: unknown.map((column) => drafts[column]?.upper ?? Number.POSITIVE_INFINITY),
  };
}

/** Sets one figure after the other to the middle of what is left to it; null where that runs into a contradiction. */
function byHalving(program: LinearProgram): readonly number[] | null {
  let { lower, upper } = program;
  for (let index = 0; index < lower.length; index += 1) {
    const low = Math.ceil((lower[index] ?? 0) - TOLERANCE);
    const high = upper[index] ?? 0;
    const value = Number.isFinite(high) ? Math.floor((low + high) / 2 + TOLERANCE) : low;
    if (value < low) return null;
    if (value === lower[index] && value === high) continue;
    const next = tightenBounds({
      ...program,
      lower: lower.with(index, value),
      upper: upper.with(index, value),
    });
    if (!next) return null;
    ({ lower, upper } = next);
  }
  return satisfies(program, lower) ? lower : null;
}

function satisfies({ rows, constants }: LinearProgram, values: readonly number[]): boolean {
  return rows.every((row, index) => {
    const sum = row.reduce((total, [column, coefficient]) => total + coefficient * (values[column] ?? 0), 0);
    return Math.abs(sum - (constants[index] ?? 0)) < TOLERANCE;
  });
}

/** By linear programming: as little as possible left over in as few margins as that takes. */
function withRests(
  program: LinearProgram,
  rows: readonly DraftRow[],
  draw: Draw,
  rules: DataSetRules,
  solver: LinearSolver,
): readonly number[] {
  const count = program.lower.length;
  const elastic: LinearProgram = {
    rows: program.rows.map((row, index) => [...row, [count + 2 * index, -1], [count + 2 * index + 1, 1]]),
    constants: program.constants,
    lower: [...program.lower, ...rows.flatMap(() => [0, 0])],
    upper: [...program.upper, ...rows.flatMap(() => [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])],
  };
  const costs = elastic.lower.map((_, column) => (column < count ? 0 : 1));
  const solution = solver.cheapest(elastic, costs);
  if (!solution) throw new Error("elastic margins cannot contradict each other");
  const values = solution.map((value) =>
    Math.abs(value - Math.round(value)) < TOLERANCE ? Math.round(value) : value,
  );
  for (const [index, row] of rows.entries()) {
    const rest = (values[count + 2 * index] ?? 0) - (values[count + 2 * index + 1] ?? 0);
    if (rest === 0) continue;
    addRest(row, rest, draw, rules);
  }
  return values.slice(0, count);
}
