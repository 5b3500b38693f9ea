/**
 * How uncertain a hidden figure stays to somebody who knows the whole system but the hidden figures. Three answers,
 * cheapest first: directions in which the true values can move (exact, proves a range), bounds margin by margin
 * (exact, proves that there is none), and linear programming for what lies between.
 */
import { type Bounds, tightenBounds } from "./bounds";
import { type Direction, kernelBasis } from "./kernel";
import type { LinearProgram, LinearSolver, Row } from "./linear-solver";
import type { BlockSystem } from "./system";

const TOLERANCE = 1e-7;
/** Times that each direction is tried again after the others have moved. */
const CLIMBS = 2;

export type RangeCheck = {
  /** Whether the range of a hidden variable is as wide as it must be to this reader. */
  readonly isWide: (variable: number, reader: Reader) => boolean;
};

/** Whose knowledge a range is measured by: of our tables only, or also of the bounds that publishers state. */
export type Reader = "of_tables" | "of_bounds";

/**
 * The range that a figure must keep. To readers of our tables: the threshold. To readers who also know what the
 * publisher of "<5" says: as much as such a "<5" leaves open by itself, from 1 to its bound.
 */
export function requiredWidth(reader: Reader, threshold: number, upper: readonly number[]): number {
  return reader === "of_tables" ? threshold : Math.max(1, Math.min(threshold - 2, Math.min(...upper) - 1));
}

/** The variables that are not shown, as the columns of a program of their own. */
export function hiddenProgram({ variables, rows }: BlockSystem, isHidden: (variable: number) => boolean) {
  const hidden = variables.flatMap((_, index) => (isHidden(index) ? [index] : []));
  const columnOf = new Map(hidden.map((variable, column) => [variable, column]));
  const own: Row[] = [];
  const constants: number[] = [];
  for (const row of rows) {
    let known = 0;
    const kept: [number, number][] = [];
    for (const [index, coefficient] of row) {
      const column = columnOf.get(index);
      if (column === undefined) known += coefficient * (variables[index]?.value ?? 0);
      else kept.push([column, coefficient]);
    }
    if (kept.length === 0) continue;
    own.push(kept);
    constants.push(known === 0 ? 0 : -known);
  }
  const list = hidden.flatMap((index) => variables[index] ?? []);
  const open: LinearProgram = {
    rows: own,
    constants,
    lower: list.map(({ lower }) => lower),
    upper: list.map(() => Number.POSITIVE_INFINITY),
  };
  const bounded: LinearProgram = { ...open, upper: list.map(({ upper }) => upper) };
  const hasBounds = list.some(({ upper }) => Number.isFinite(upper));
  const programs: Record<Reader, LinearProgram | null> & { of_tables: LinearProgram } = {
    of_tables: open,
    of_bounds: hasBounds ? bounded : null,
  };
  return { columnOf, list, programs };
}

/** Measures the system in which exactly these variables are hidden. */
export function checkRanges(
  system: BlockSystem,
  isHidden: (variable: number) => boolean,
  threshold: number,
  solver: LinearSolver,
): RangeCheck {
  const { columnOf, list, programs } = hiddenProgram(system, isHidden);
  const values = list.map(({ value }) => value);
  const basis = kernelBasis(programs.of_tables.rows, list.length);
  const tightened = new Map<Reader, Bounds | null>();

  return {
    isWide(variable, reader) {
      const column = columnOf.get(variable);
      const program = programs[reader];
      if (!program) return true;
      if (column === undefined) return false;
      const required = requiredWidth(reader, threshold, program.upper) - TOLERANCE;
      if (movedWidth(program, basis, values, column) >= required) return true;
      if (!tightened.has(reader)) tightened.set(reader, tightenBounds(program));
      const bounds = tightened.get(reader);
      if (!bounds || (bounds.upper[column] ?? 0) - (bounds.lower[column] ?? 0) < required) return false;
      const [range] = solver.ranges(program, [column]) ?? [];
      return range !== undefined && range.high - range.low >= required;
    },
  };
}

/** A range that is certainly possible: the true values moved up and down along the directions. */
function movedWidth(
  program: LinearProgram,
  basis: readonly Direction[],
  values: readonly number[],
  column: number,
): number {
  return climb(program, basis, values, column, 1) - climb(program, basis, values, column, -1);
}

function climb(
  { lower, upper }: LinearProgram,
  basis: readonly Direction[],
  values: readonly number[],
  column: number,
  sign: 1 | -1,
): number {
  const point = [...values];
  for (let attempt = 0; attempt < CLIMBS; attempt += 1) {
    for (const direction of basis) {
      const step = direction.find(([moved]) => moved === column)?.[1];
      if (step === undefined) continue;
      const length = longestMove(direction, sign * Math.sign(step), point, lower, upper);
      if (length === Number.POSITIVE_INFINITY) return sign * length;
      for (const [moved, own] of direction)
        point[moved] = (point[moved] ?? 0) + own * sign * Math.sign(step) * length;
    }
  }
  return point[column] ?? 0;
}

function longestMove(
  direction: Direction,
  sign: number,
  point: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
): number {
  let longest = Number.POSITIVE_INFINITY;
  for (const [column, step] of direction) {
    const own = step * sign;
    const room =
      own > 0 ? (upper[column] ?? 0) - (point[column] ?? 0) : (point[column] ?? 0) - (lower[column] ?? 0);
    longest = Math.min(longest, Math.max(0, room) / Math.abs(own));
  }
  return longest;
}
