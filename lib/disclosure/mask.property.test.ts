import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Cell, type Coordinates, cellId } from "./cells";
import { type LinearSolver, openLinearSolver, type Row } from "./linear-solver";
import { BELOW_FIVE, exactly, type Group, tabulate } from "./made-blocks";
import { type Block, type Mask, maskBlock, type PublishedBlock } from "./mask";
import { fixedColumns, weaknessesOf } from "./proof";
import { DATA_SETS, type DataSetRules } from "./tables";

const RUNS = { numRuns: 150, seed: 20_261_126 };
const SEXES = ["female", "male", "unknown"];
const AGES = ["0_17", "18_plus", "unknown"];
const FORMS = ["sexual_exploitation", "forced_labour", "other"];
const CITIZENSHIPS = ["NGA", "PHL", "ROU", "BEN", "TGO"];
const BASES = ["trafficking", "lesser_offence"];

let solver: LinearSolver;
beforeAll(async () => {
  solver = await openLinearSolver();
});

const groups: fc.Arbitrary<Group[]> = fc.array(
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
const rules: fc.Arbitrary<DataSetRules> = fc
  .record({
    dataSet: fc.constantFrom(DATA_SETS.detections, DATA_SETS.proceedings),
    threshold: fc.constantFrom(3, 5, 5, 11),
  })
  .map(({ dataSet, threshold }) => ({ ...dataSet, threshold }));

/** What happens to real figures: hidden by the publisher, not reported, left out, mistyped, estimated. */
const spoilt = (cells: readonly Cell[]): fc.Arbitrary<Cell[]> =>
  fc
    .array(fc.integer({ min: 0, max: 39 }), { minLength: cells.length, maxLength: cells.length })
    .map((dice) => cells.flatMap((cell, index) => spoil(cell, dice[index] ?? 39)));

function spoil({ at, value }: Cell, die: number): Cell[] {
  const count = value.status === "exact" ? value.value : 0;
  if (die < 12 && count > 0 && count < 5) return [{ at, value: BELOW_FIVE }];
  if (die === 12) return [];
  if (die === 13) return [{ at, value: { status: "not_reported" } }];
  if (die === 14) return [{ at, value: { status: "not_applicable" } }];
  if (die === 15) return [{ at, value: exactly(count + 7) }];
  if (die === 16)
    return [{ at, value: { status: "estimated", value: count + 0.5, low: count, high: count + 1 } }];
  return [{ at, value }];
}

const wholeBlocks = fc
  .record({ groups, rules })
  .map((made): Block => ({ rules: made.rules, cells: tabulate(made.groups, made.rules), published: [] }));
const spoiltBlocks = wholeBlocks.chain((block) =>
  spoilt(block.cells).map((cells): Block => ({ ...block, cells })),
);

/** Histories of one block: counts of some groups are corrected from version to version, the last one last. */
const histories = fc
  .record({
    groups,
    rules,
    corrections: fc.array(
      fc.array(fc.record({ index: fc.nat(13), count: fc.integer({ min: 0, max: 12 }) }), { maxLength: 3 }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ groups, rules, corrections }) => {
    const versions = [groups];
    for (const correction of corrections) {
      const next = [...(versions.at(-1) ?? [])];
      for (const { index, count } of correction) {
        const group = next[index];
        if (group) next[index] = { ...group, count };
      }
      versions.push(next);
    }
    return { rules, versions: versions.map((version) => tabulate(version, rules)) };
  });

function masksOf({ rules, versions }: { rules: DataSetRules; versions: readonly Cell[][] }) {
  const published: PublishedBlock[] = [];
  return versions.map((cells) => {
    const block: Block = { cells, rules, published: [...published] };
    const mask = maskBlock(block, solver);
    published.push({ cells, mask });
    return { block, mask };
  });
}

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

/** No hidden figure of these versions is derivable from all of them, and each may be any of a threshold's width. */
function expectSafe(versions: readonly PublishedBlock[], threshold: number): void {
  const { columns, ...program } = readersView(versions);
  expect([...fixedColumns(program.rows, columns.length)].map((column) => columns[column])).toEqual([]);
  const ranges = solver.ranges(
    program,
    columns.map((_, column) => column),
  );
  expect(ranges).not.toBeNull();
  for (const { low, high } of ranges ?? []) expect(high - low).toBeGreaterThanOrEqual(threshold - 1e-6);
}

/** Whatever can be found out in spite of a mask is named in it. */
function expectNamed(block: Block, mask: Mask): void {
  for (const { figure, reader } of weaknessesOf(block, mask, solver)) {
    const named = reader === "of_tables" ? mask.exposed : [...mask.exposed, ...mask.stated];
    expect(named).toContain(figure);
  }
}

describe("a mask", () => {
  test("leaves no hidden cell in the row space of what is shown, and each a range of the threshold", () => {
    fc.assert(
      fc.property(wholeBlocks, ({ cells, rules }) => {
        const mask = maskBlock({ cells, rules, published: [] }, solver);
        expect([mask.exposed, mask.stated]).toEqual([[], []]);
        expectSafe([{ cells, mask }], rules.threshold);
      }),
      RUNS,
    );
  });

  test("hides every small count and no zero in a block that adds up", () => {
    fc.assert(
      fc.property(wholeBlocks, (block) => {
        const { hidden } = maskBlock(block, solver);
        for (const { at, value } of block.cells) {
          const count = value.status === "exact" ? value.value : 0;
          if (count === 0) expect(hidden).not.toHaveProperty([cellId(at)]);
          else if (count < block.rules.threshold) expect(hidden[cellId(at)]).toBe("small");
        }
      }),
      RUNS,
    );
  });

  test("is proved on figures that are missing, hidden by their publisher, mistyped or contradictory", () => {
    fc.assert(
      fc.property(spoiltBlocks, (block) => {
        const mask = maskBlock(block, solver);
        expect(mask.exposed).toEqual([]);
        expectNamed(block, mask);
      }),
      RUNS,
    );
  });

  test("is the same for the same cells in any order", () => {
    const shuffled = spoiltBlocks.chain((block) =>
      fc
        .shuffledSubarray([...block.cells], { minLength: block.cells.length, maxLength: block.cells.length })
        .map((cells) => ({ block, other: { ...block, cells } })),
    );
    fc.assert(
      fc.property(shuffled, ({ block, other }) => {
        const mask = maskBlock(block, solver);
        expect(JSON.stringify(maskBlock(other, solver))).toBe(JSON.stringify(mask));
        expect(JSON.stringify(maskBlock(block, solver))).toBe(JSON.stringify(mask));
      }),
      RUNS,
    );
  });

  test("never uncovers what a version before hid, and all versions together give nothing away", () => {
    fc.assert(
      fc.property(histories, (history) => {
        let before: string[] = [];
        for (const { block, mask } of masksOf(history)) {
          const present = new Set(block.cells.map(({ at }) => cellId(at)));
          expect(before.filter((id) => present.has(id) && !Object.hasOwn(mask.hidden, id))).toEqual([]);
          expect([mask.exposed, mask.stated]).toEqual([[], []]);
          expectSafe([...block.published, { cells: block.cells, mask }], block.rules.threshold);
          before = Object.keys(mask.hidden);
        }
      }),
      RUNS,
    );
  });

  test("names what it cannot guard any more, whatever happened to the figures between versions", () => {
    const spoiltHistories = histories.chain(({ rules, versions }) =>
      fc.tuple(...versions.map(spoilt)).map((own) => ({ rules, versions: own })),
    );
    fc.assert(
      fc.property(spoiltHistories, (history) => {
        for (const { block, mask } of masksOf(history)) expectNamed(block, mask);
      }),
      RUNS,
    );
  });

  test("changes nothing when the same figures are published again", () => {
    fc.assert(
      fc.property(spoiltBlocks, (block) => {
        const mask = maskBlock(block, solver);
        const again = maskBlock({ ...block, published: [{ cells: block.cells, mask }] }, solver);
        expect(Object.keys(again.hidden)).toEqual(Object.keys(mask.hidden));
        expect(again.exposed).toEqual([]);
      }),
      RUNS,
    );
  });
});
