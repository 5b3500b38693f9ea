/**
 * The proof of a mask, apart from how it was made: exact rank by fractions, and the range of every hidden figure by
 * linear programming. Slow; for the moment of publishing and for tests.
 */
import { Fraction } from "fraction.js";
import { cellsById } from "./cells";
import type { LinearSolver, Row } from "./linear-solver";
import { type Block, blockSystem, isUnseen, type Mask, mustStayUnknown } from "./mask";
import { hiddenProgram, type Reader, requiredWidth } from "./ranges";
import { isListed } from "./tables";

export type Weakness = {
  /** The cell, or the rest of a margin, that can be found out. */
  readonly figure: string;
  /** `derivable`: it lies in the row space of what is shown. `narrow`: its range is too small. */
  readonly kind: "derivable" | "narrow";
  readonly reader: Reader;
};

const TOLERANCE = 1e-6;

/** What somebody could find out in spite of this mask; nothing where the mask is safe. */
export function weaknessesOf(block: Block, mask: Mask, solver: LinearSolver): Weakness[] {
  const listed = new Map([...cellsById(block.cells)].filter(([, cell]) => isListed(block.rules, cell)));
  const system = blockSystem(block, listed, solver);
  const cells = new Set(Object.keys(mask.hidden));
  const unseen = system.variables.map((variable) => isUnseen(variable, cells));
  const { columnOf, list, programs } = hiddenProgram(system, (index) => unseen[index] ?? false);
  const fixed = fixedColumns(programs.of_tables.rows, list.length);
  const weaknesses: Weakness[] = [];
  const columns: number[] = [];
  for (const [index, variable] of system.variables.entries()) {
    if (!mustStayUnknown(variable, cells)) continue;
    const column = columnOf.get(index);
    if (column === undefined || fixed.has(column))
      weaknesses.push({ figure: variable.name, kind: "derivable", reader: "of_tables" });
    else columns.push(column);
  }
  for (const reader of ["of_tables", "of_bounds"] as const) {
    const program = programs[reader];
    if (!program || columns.length === 0) continue;
    const required = requiredWidth(reader, block.rules.threshold, program.upper) - TOLERANCE;
    const ranges = solver.ranges(program, columns);
    for (const [place, column] of columns.entries()) {
      const range = ranges?.[place];
      if (!range || range.high - range.low < required)
        weaknesses.push({ figure: list[column]?.name ?? "", kind: "narrow", reader });
    }
  }
  return weaknesses;
}

/** Columns whose unit vector lies in the row space: after full reduction a row holds nothing else. */
export function fixedColumns(rows: readonly Row[], width: number): ReadonlySet<number> {
  const matrix = rows.map((row) => {
    const values = new Array<Fraction>(width).fill(new Fraction(0));
    for (const [column, coefficient] of row) values[column] = new Fraction(coefficient);
    return values;
  });
  const reduced: Fraction[][] = [];
  for (let column = 0; column < width; column += 1) {
    const found = matrix.findIndex((row) => !isZero(row[column]));
    const [pivotRow] = found < 0 ? [] : matrix.splice(found, 1);
    if (!pivotRow) continue;
    const pivot = pivotRow[column] ?? new Fraction(1);
    const unit = pivotRow.map((value) => value.div(pivot));
    for (const row of [...matrix, ...reduced]) {
      const factor = row[column] ?? new Fraction(0);
      if (isZero(factor)) continue;
      for (const [index, value] of unit.entries())
        if (!isZero(value)) row[index] = (row[index] ?? new Fraction(0)).sub(value.mul(factor));
    }
    reduced.push(unit);
  }
  const fixed = new Set<number>();
  for (const row of reduced) {
    const [first, ...others] = row.flatMap((value, column) => (isZero(value) ? [] : [column]));
    if (first !== undefined && others.length === 0) fixed.add(first);
  }
  return fixed;
}

function isZero(value: Fraction | undefined): boolean {
  return value === undefined || value.n === 0n;
}
