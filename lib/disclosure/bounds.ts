/** Bounds that equations put on their columns one equation at a time: never too narrow, not always the narrowest. */
import type { LinearProgram, Row } from "./linear-solver";

/** Passes over all rows; more of them rarely tighten anything in blocks of this size. */
const PASSES = 12;
const TOLERANCE = 1e-9;

export type Bounds = { readonly lower: readonly number[]; readonly upper: readonly number[] };

/** The tightened bounds, or null where one equation alone cannot hold. */
export function tightenBounds({ rows, constants, ...start }: LinearProgram): Bounds | null {
  const lower = [...start.lower];
  const upper = [...start.upper];
  for (let pass = 0; pass < PASSES; pass += 1) {
    let hasChanged = false;
    for (const [index, row] of rows.entries()) {
      const answer = tightenRow(row, constants[index] ?? 0, lower, upper);
      if (answer === "impossible") return null;
      if (answer === "changed") hasChanged = true;
    }
    if (!hasChanged) break;
  }
  return { lower, upper };
}

/** The least a row can add up to, infinite parts counted apart so that a column can be taken out again. */
function leastSum(row: Row, lower: readonly number[], upper: readonly number[]) {
  let finite = 0;
  let infinite = 0;
  for (const [column, coefficient] of row) {
    const part = coefficient * ((coefficient > 0 ? lower[column] : upper[column]) ?? 0);
    if (part === Number.NEGATIVE_INFINITY) infinite += 1;
    else finite += part;
  }
  return { finite, infinite };
}

function tightenRow(
  row: Row,
  constant: number,
  lower: number[],
  upper: number[],
): "changed" | "same" | "impossible" {
  let hasChanged = false;
  // The row once as it stands and once negated: each time its least sum bounds every column from one side.
  for (const sign of [1, -1]) {
    const signed =
      sign === 1 ? row : row.map(([column, coefficient]): [number, number] => [column, -coefficient]);
    const { finite, infinite } = leastSum(signed, lower, upper);
    if (infinite === 0 && finite > sign * constant + TOLERANCE) return "impossible";
    for (const [column, coefficient] of signed) {
      const own = coefficient * ((coefficient > 0 ? lower[column] : upper[column]) ?? 0);
      const isOwnInfinite = own === Number.NEGATIVE_INFINITY;
      if (infinite - (isOwnInfinite ? 1 : 0) > 0) continue;
      const bound = (sign * constant - (isOwnInfinite ? finite : finite - own)) / coefficient;
      if (coefficient > 0 && bound < (upper[column] ?? 0) - TOLERANCE) {
        upper[column] = bound;
        hasChanged = true;
      } else if (coefficient < 0 && bound > (lower[column] ?? 0) + TOLERANCE) {
        lower[column] = bound;
        hasChanged = true;
      }
      if ((lower[column] ?? 0) > (upper[column] ?? 0) + TOLERANCE) return "impossible";
    }
  }
  return hasChanged ? "changed" : "same";
}
