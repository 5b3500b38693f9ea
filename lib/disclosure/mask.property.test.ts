import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { expectSafe, groups, isInside, rules, wholeBlocks } from "@/tests/support/disclosure-blocks";
import { type Cell, cellId } from "./cells";
import { type LinearSolver, openLinearSolver } from "./linear-solver";
import { BELOW_FIVE, exactly, tabulate } from "./made-blocks";
import { type Block, type Mask, maskBlock, type PublishedBlock } from "./mask";
import { weaknessesOf } from "./proof";
import type { DataSetRules } from "./tables";

const RUNS = { numRuns: 150, seed: 20_261_126 };
let solver: LinearSolver;
beforeAll(async () => {
  solver = await openLinearSolver();
});

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

/** Publishers that print inner cells seldom print every total between them and the whole. */
const gappedBlocks = wholeBlocks.chain(({ cells, ...block }) =>
  fc.array(fc.boolean(), { minLength: cells.length, maxLength: cells.length }).map((kept) => {
    const isKept = ({ at }: Cell, index: number) =>
      kept[index] || !cells.some((inner) => isInside(inner.at, at));
    return {
      block: { ...block, cells: cells.filter(isKept) },
      unentered: cells.filter((cell, index) => !isKept(cell, index)),
    };
  }),
);
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
        expectSafe([{ cells, mask }], rules.threshold, solver);
      }),
      RUNS,
    );
  });

  test("leaves none derivable either where totals between the inner cells and the whole were not entered", () => {
    fc.assert(
      fc.property(gappedBlocks, ({ block, unentered }) => {
        const mask = maskBlock(block, solver);
        expect(mask.exposed).toEqual([]);
        const cells = [...block.cells, ...unentered];
        const unseen = unentered.map(({ at }) => [cellId(at), "unlisted"] as const);
        const hidden = { ...mask.hidden, ...Object.fromEntries(unseen) };
        const names = new Set(Object.keys(mask.hidden));
        expectSafe([{ cells, mask: { ...mask, hidden } }], block.rules.threshold, solver, names);
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
          expectSafe([...block.published, { cells: block.cells, mask }], block.rules.threshold, solver);
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
