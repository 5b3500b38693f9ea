/**
 * Exact row reduction over whole numbers: the same answers as with fractions, without making any. Rows are kept in
 * lowest terms; a coefficient beyond what a number holds exactly ends the reduction with an error.
 */

/** A direction in which hidden figures can move together without changing anything that is shown. */
export type Direction = readonly (readonly [column: number, step: number])[];

type DenseRow = number[];

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function reduceToLowestTerms(row: DenseRow): void {
  let divisor = 0;
  for (const value of row) {
    if (value === 0) continue;
    if (!Number.isSafeInteger(value)) throw new RangeError("coefficients too large for exact elimination");
    divisor = greatestCommonDivisor(divisor, value);
    if (divisor === 1) return;
  }
  if (divisor > 1) for (const [index, value] of row.entries()) row[index] = value / divisor;
}

/** `target` without its entry in the pivot column. */
function eliminate(target: DenseRow, pivotRow: DenseRow, column: number): void {
  const factor = target[column] ?? 0;
  if (factor === 0) return;
  const pivot = pivotRow[column] ?? 0;
  for (let index = 0; index < target.length; index += 1)
    target[index] = (target[index] ?? 0) * pivot - (pivotRow[index] ?? 0) * factor;
  reduceToLowestTerms(target);
}

/** A basis of all directions: integer vectors that every row sends to zero. Empty where the rows fix every column. */
export function kernelBasis(
  rows: readonly (readonly (readonly [number, number])[])[],
  width: number,
): Direction[] {
  const dense = rows.map((row) => {
    const values: DenseRow = new Array(width).fill(0);
    for (const [column, coefficient] of row) values[column] = coefficient;
    return values;
  });
  const pivots: { column: number; row: DenseRow }[] = [];
  const free: number[] = [];
  for (let column = 0; column < width; column += 1) {
    const found = dense.findIndex((row) => row[column] !== 0);
    const [row] = found < 0 ? [] : dense.splice(found, 1);
    if (!row) {
      free.push(column);
      continue;
    }
    for (const other of dense) eliminate(other, row, column);
    for (const other of pivots) eliminate(other.row, row, column);
    pivots.push({ column, row });
  }
  return free.map((column) => directionOf(column, pivots));
}

function directionOf(free: number, pivots: readonly { column: number; row: DenseRow }[]): Direction {
  const bound = pivots.filter(({ row }) => row[free] !== 0);
  let scale = 1;
  for (const { column, row } of bound) {
    const pivot = Math.abs(row[column] ?? 1);
    const entry = row[free] ?? 0;
    const needed = pivot / greatestCommonDivisor(pivot, entry);
    scale = (scale / greatestCommonDivisor(scale, needed)) * needed;
  }
  return [
    [free, scale],
    ...bound.map(({ column, row }): [number, number] => [
      column,
      (-(row[free] ?? 0) * scale) / (row[column] ?? 1),
    ]),
  ];
}
