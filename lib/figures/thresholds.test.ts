import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Cell, cellId } from "@/lib/disclosure/cells";
import { type LinearSolver, openLinearSolver } from "@/lib/disclosure/linear-solver";
import { coordinatesOf } from "@/lib/disclosure/made-blocks";
import { type Weakness, weaknessesOf } from "@/lib/disclosure/proof";
import { DATA_SETS } from "@/lib/disclosure/tables";
import type { FigureBlock, KeptBlock } from "./blocks";
import { type MaskedFigures, maskFigures } from "./masks";
import { type EarlierVersion, maskByThresholds } from "./thresholds";

let solver: LinearSolver;
beforeAll(async () => {
  solver = await openLinearSolver();
});

const LOW = 5;
const HIGH = 10;
const rulesOf = (threshold: number) => ({ ...DATA_SETS.detections, threshold });

/** Cells by the short names of `coordinatesOf`. Each is an entry of its own. */
function block(values: Readonly<Record<string, number>>, key = "2022"): FigureBlock {
  const cells = Object.entries(values).map(
    ([name, value]): Cell => ({
      at: coordinatesOf(name),
      value: { status: "exact", value },
    }),
  );
  const entries = Object.fromEntries(cells.map(({ at }) => [cellId(at), [`${key} ${cellId(at)}`]]));
  return { key, cells, entries };
}

function keptOf({ blocks }: MaskedFigures, threshold: number): EarlierVersion {
  return {
    threshold,
    blocks: blocks.map(({ block: { key, cells }, mask }): KeptBlock => ({ key, cells, mask })),
  };
}

const published = (blocks: readonly FigureBlock[], threshold = LOW) =>
  keptOf(maskFigures(blocks, rulesOf(threshold), [], solver), threshold);

function hiddenIn({ blocks }: MaskedFigures | EarlierVersion, place: number): readonly string[] {
  return Object.keys(blocks[place]?.mask.hidden ?? {});
}

/** What readers could find out, by the low threshold, of counts that it hides or that the first version hid. */
function foundOut(masked: MaskedFigures, first: EarlierVersion): readonly Weakness[] {
  const [now] = masked.blocks;
  const [before] = first.blocks;
  if (now === undefined || before === undefined) throw new Error("no block");
  const small = now.block.cells.filter(
    ({ value }) => value.status === "exact" && value.value > 0 && value.value < LOW,
  );
  const secret = new Set([...small.map(({ at }) => cellId(at)), ...Object.keys(before.mask.hidden)]);
  const earlier = [{ cells: before.cells, mask: before.mask }];
  const input = { cells: now.block.cells, rules: rulesOf(LOW), published: earlier };
  return weaknessesOf(input, now.mask, solver).filter(
    ({ reader, figure }) => reader === "of_tables" && secret.has(figure),
  );
}

test("the same threshold makes the mask that it makes alone", () => {
  const blocks = [block({ t: 60, m: 31, f: 3, u: 26 })];
  const first = published(blocks);
  expect(maskByThresholds(blocks, rulesOf(LOW), [first], solver)).toEqual(
    maskFigures(blocks, rulesOf(LOW), [first.blocks], solver),
  );
});

test("a raised one names what was given away, and hides by itself all that was not", () => {
  const earlier = [block({ t: 60, m: 31, f: 3, u: 26 }), block({ t: 7 }, "2021")];
  const now = [...earlier, block({ t: 8 }, "2023")];
  const masked = maskByThresholds(now, rulesOf(HIGH), [published(earlier)], solver);
  expect(masked.exposed).toEqual(["2021 total"]);
  expect(masked.weaknesses).toEqual([]);
  expect([hiddenIn(masked, 1), hiddenIn(masked, 2)]).toEqual([["total"], ["total"]]);
  expect(hiddenIn(masked, 0)).toContain("sex=female");
});

test("what the threshold of before protects stays protected where the one of now alone would give it away", () => {
  const earlier = { t: 12, u: 7, a: 6, ma: 0, uc: 1 };
  const first = published([block(earlier)]);
  const now = [block({ ...earlier, fa: 0, ua: 6 })];
  const alone = maskFigures(now, rulesOf(HIGH), [first.blocks], solver);
  expect(foundOut(alone, first)).not.toEqual([]);
  const masked = maskByThresholds(now, rulesOf(HIGH), [first], solver);
  expect([masked.weaknesses, foundOut(masked, first)]).toEqual([[], []]);
});

test("no raise lets anything be found out that the threshold of before protects, or it is named", () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 40 }));
  const counts = fc.record({ mc: count, ma: count, fc: count, fa: count, uc: count, ua: count });
  const names = ["t", "m", "f", "u", "c", "a", "mc", "ma", "fc", "fa", "uc", "ua"];
  fc.assert(
    fc.property(
      counts,
      fc.subarray(names, { minLength: 2 }),
      fc.subarray(names),
      ({ mc, ma, fc: girls, fa, uc, ua }, first, added) => {
        const all: Readonly<Record<string, number>> = {
          ...{ mc, ma, fc: girls, fa, uc, ua },
          t: mc + ma + girls + fa + uc + ua,
          m: mc + ma,
          f: girls + fa,
          u: uc + ua,
          c: mc + girls + uc,
          a: ma + fa + ua,
        };
        const of = (wanted: readonly string[]) =>
          block(
            Object.fromEntries(
              names.filter((name) => wanted.includes(name)).map((name) => [name, all[name] ?? 0]),
            ),
          );
        const version = published([of(first)]);
        const now = [of([...first, ...added])];
        const masked = maskByThresholds(now, rulesOf(HIGH), [version], solver);
        const { exposed } = maskFigures(now, rulesOf(LOW), [version.blocks], solver);
        expect(masked.exposed).toEqual(expect.arrayContaining([...exposed]));
        if (exposed.length === 0) expect(foundOut(masked, version)).toEqual([]);
      },
    ),
    { numRuns: 60, seed: 20_261_126 },
  );
});

test("what an earlier version gave away by its own threshold is named, and that block shows nothing new", () => {
  const own = block({ t: 60, m: 57, f: 3 });
  const careless: KeptBlock = {
    key: own.key,
    cells: own.cells,
    mask: { hidden: { "sex=female": "small" }, exposed: [], stated: [] },
  };
  const now = [block({ t: 60, m: 57, f: 3, c: 20, a: 40 }), block({ t: 80 }, "2023")];
  for (const threshold of [LOW, HIGH]) {
    const masked = maskByThresholds(
      now,
      rulesOf(threshold),
      [{ threshold: LOW, blocks: [careless] }],
      solver,
    );
    expect(masked.exposed).toEqual(["2022 sex=female"]);
    expect(masked.weaknesses).toEqual([]);
    expect(hiddenIn(masked, 0)).toEqual(["age=0_17", "age=18_plus", "sex=female"]);
    expect(hiddenIn(masked, 1)).toEqual([]);
  }
});

test("what a raised threshold hid although it was known is no secret of later versions, and what was hidden stays so", () => {
  const earlier = [block({ t: 60, m: 31, f: 3, u: 26 }), block({ t: 7 }, "2021")];
  const first = published(earlier);
  const second = keptOf(maskByThresholds(earlier, rulesOf(HIGH), [first], solver), HIGH);
  const lowered = maskByThresholds(earlier, rulesOf(LOW), [first, second], solver);
  expect([lowered.exposed, lowered.weaknesses]).toEqual([[], []]);
  expect(hiddenIn(lowered, 1)).toEqual([]);
  expect(hiddenIn(lowered, 0)).toEqual(expect.arrayContaining([...hiddenIn(second, 0)]));
});
