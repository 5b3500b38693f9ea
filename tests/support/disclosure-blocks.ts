/** Blocks from people who never were, and what readers of their figures can work out: for tests of masks. */
import fc from "fast-check";
import { expect } from "vitest";
import { type Coordinates, cellId } from "@/lib/disclosure/cells";
import type { LinearSolver, Row } from "@/lib/disclosure/linear-solver";
import { type Group, tabulate } from "@/lib/disclosure/made-blocks";
import type { Block, PublishedBlock } from "@/lib/disclosure/mask";
import { fixedColumns } from "@/lib/disclosure/proof";
import { DATA_SETS, type DataSetRules } from "@/lib/disclosure/tables";

const SEXES = ["female", "male", "unknown"];
const AGES = ["0_17", "18_plus", "unknown"];
const FORMS = ["sexual_exploitation", "forced_labour", "other"];
const CITIZENSHIPS = ["NGA", "PHL", "ROU", "BEN", "TGO"];
const BASES = ["trafficking", "lesser_offence"];

/** People by all their categories. */
export const groups: fc.Arbitrary<Group[]> = fc.array(
  fc.record({
    at: fc.record({
      sex: fc.constantFrom(...SEXES),
      age: fc.constantFrom(...AGES),
      form: fc.constantFrom(...FORMS),
      citizenship: fc.constantFrom(...CITIZENSHIPS),
      legal_basis: fc.constantFrom(...BASES),
    }),
    count: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 })),
  }),
  { minLength: 1, maxLength: 14 },
);
/** The closed lists of the product, under several thresholds. */
export const rules: fc.Arbitrary<DataSetRules> = fc
  .record({
    dataSet: fc.constantFrom(DATA_SETS.detections, DATA_SETS.proceedings),
    threshold: fc.constantFrom(3, 5, 5, 11),
  })
  .map(({ dataSet, threshold }) => ({ ...dataSet, threshold }));

/** Blocks in which every total of every table is entered. */
export const wholeBlocks = fc
  .record({ groups, rules })
  .map((made): Block => ({ rules: made.rules, cells: tabulate(made.groups, made.rules), published: [] }));
const DIMENSIONS = ["sex", "age", "form", "citizenship", "legal_basis"];

/** What readers of these versions can work with, written down anew without the code under test. */
function readersView(versions: readonly PublishedBlock[]) {
  const shown = new Map<string, number>();
  const hidden = new Set<string>();
  const sums: { total: string; parts: string[] }[] = [];
  const lastOf = new Map<string, { value: number; name: string }>();
  for (const [index, { cells, mask }] of versions.entries()) {
    const names = new Map<string, string>();
    for (const { at, value } of cells) {
      const id = cellId(at);
      const own = value.status === "exact" ? value.value : Number.NaN;
      const last = lastOf.get(id);
      const name = last?.value === own ? last.name : `${id}@${index}`;
      names.set(id, name);
      if (Object.hasOwn(mask.hidden, id)) hidden.add(name);
      else shown.set(name, own);
      lastOf.set(id, { value: own, name });
    }
    for (const { at } of cells) {
      for (const dimension of DIMENSIONS.filter((own) => !(own in at))) {
        const parts = cells.filter(
          (part) =>
            dimension in part.at && isEqual({ ...part.at, [dimension]: "" }, { ...at, [dimension]: "" }),
        );
        if (parts.length > 0)
          sums.push({
            total: names.get(cellId(at)) ?? "",
            parts: parts.map((part) => names.get(cellId(part.at)) ?? ""),
          });
      }
    }
  }
  const columns = [...hidden].filter((name) => !shown.has(name));
  const program = programOf(sums, columns, shown);
  return {
    ...program,
    lower: columns.map(() => 0),
    upper: columns.map(() => Number.POSITIVE_INFINITY),
    columns,
  };
}

/** Whether a cell is a part of another one, however many dimensions lie between them. */
export function isInside(inner: Coordinates, outer: Coordinates): boolean {
  const named = Object.entries(outer);
  return (
    Object.keys(inner).length > named.length &&
    named.every(([dimension, category]) => inner[dimension] === category)
  );
}

function isEqual(a: Coordinates, b: Coordinates): boolean {
  return cellId(a) === cellId(b);
}

function programOf(
  sums: readonly { total: string; parts: string[] }[],
  columns: readonly string[],
  shown: ReadonlyMap<string, number>,
) {
  const constants: number[] = [];
  const rows = sums.map(({ total, parts }): Row => {
    let constant = 0;
    const row: [number, number][] = [];
    for (const [name, sign] of [[total, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
      const column = columns.indexOf(name);
      if (column >= 0) row.push([column, sign]);
      else constant -= sign * (shown.get(name) ?? Number.NaN);
    }
    constants.push(constant);
    return row;
  });
  return { rows, constants };
}

/**
 * No hidden figure of these versions is derivable from all of them, and each may be any of a threshold's width; of one
 * version only the figures named, where some are.
 */
export function expectSafe(
  versions: readonly PublishedBlock[],
  threshold: number,
  solver: LinearSolver,
  only: ReadonlySet<string> | null = null,
): void {
  const { columns, ...program } = readersView(versions);
  const asked = columns.flatMap((name, column) =>
    only === null || only.has(name.replace(/@0$/, "")) ? [column] : [],
  );
  const fixed = fixedColumns(program.rows, columns.length);
  expect(asked.filter((column) => fixed.has(column)).map((column) => columns[column])).toEqual([]);
  const ranges = solver.ranges(program, asked);
  expect(ranges).not.toBeNull();
  for (const { low, high } of ranges ?? []) expect(high - low).toBeGreaterThanOrEqual(threshold - 1e-6);
}
