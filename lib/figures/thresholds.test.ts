import { beforeAll, expect, test } from "vitest";
import type { Cell, Coordinates } from "@/lib/disclosure/cells";
import { type LinearSolver, openLinearSolver } from "@/lib/disclosure/linear-solver";
import { weaknessesOf } from "@/lib/disclosure/proof";
import { DATA_SETS } from "@/lib/disclosure/tables";
import type { FigureBlock, KeptBlock } from "./blocks";
import { maskFigures } from "./masks";
import { maskByThresholds } from "./thresholds";

let solver: LinearSolver;
beforeAll(async () => {
  solver = await openLinearSolver();
});

const rulesOf = (threshold: number) => ({ ...DATA_SETS.detections, threshold });

/** One year of one body; each cell is an entry of its own. */
function block(values: Readonly<Record<string, number>>, key = "2022"): FigureBlock {
  const at = (name: string): Coordinates => (name === "total" ? {} : { sex: name });
  const cells: Cell[] = Object.entries(values).map(([name, value]) => ({
    at: at(name),
    value: { status: "exact", value },
  }));
  const entries = Object.fromEntries(
    Object.keys(values).map((name) => [name === "total" ? name : `sex=${name}`, [`${key} ${name}`]]),
  );
  return { key, cells, entries };
}

function versionOf(blocks: readonly FigureBlock[], threshold: number) {
  const masked = maskFigures(blocks, rulesOf(threshold), [], solver);
  const kept = masked.blocks.map(({ block: { key, cells }, mask }): KeptBlock => ({ key, cells, mask }));
  return { threshold, blocks: kept };
}

test("the same threshold, or a lower one, makes the mask that it makes alone", () => {
  const blocks = [block({ total: 60, male: 31, female: 3, unknown: 26 })];
  const first = versionOf(blocks, 5);
  expect(maskByThresholds(blocks, rulesOf(5), [first], solver)).toEqual(
    maskFigures(blocks, rulesOf(5), [first.blocks], solver),
  );
});

test("a raised one names what was given away, and the version stays safe by the threshold of before", () => {
  const earlier = [block({ total: 60, male: 31, female: 3, unknown: 26 }), block({ total: 7 }, "2021")];
  const first = versionOf(earlier, 5);
  const now = [...earlier, block({ total: 8 }, "2023")];
  const masked = maskByThresholds(now, rulesOf(10), [first], solver);
  expect(masked.exposed).toContain("2021 total");
  expect(masked.weaknesses).toEqual([]);
  const hiddenOf = (key: string) =>
    Object.keys(masked.blocks.find(({ block: own }) => own.key === key)?.mask.hidden ?? {});
  expect(hiddenOf("2021")).toEqual(["total"]);
  expect(hiddenOf("2023")).toEqual(["total"]);
  expect(hiddenOf("2022")).toContain("sex=female");
  const [{ mask } = { mask: null }] = masked.blocks;
  const [own] = first.blocks;
  if (mask === null || own === undefined) throw new Error("no mask");
  const published = [{ cells: own.cells, mask: own.mask }];
  const input = { cells: own.cells, rules: rulesOf(5), published };
  expect(weaknessesOf(input, mask, solver).filter(({ reader }) => reader === "of_tables")).toEqual([]);
});

test("what an earlier version gave away by its own threshold stays a weakness", () => {
  const own = block({ total: 60, male: 57, female: 3 });
  const careless: KeptBlock = {
    key: own.key,
    cells: own.cells,
    mask: { hidden: { "sex=female": "small" }, exposed: [], stated: [] },
  };
  const masked = maskByThresholds([own], rulesOf(10), [{ threshold: 5, blocks: [careless] }], solver);
  expect(masked.weaknesses.length).toBeGreaterThan(0);
});

test("what a raised threshold hid although it was known is no secret of later versions, and what was hidden stays so", () => {
  const earlier = [block({ total: 60, male: 31, female: 3, unknown: 26 }), block({ total: 7 }, "2021")];
  const first = versionOf(earlier, 5);
  const raised = maskByThresholds(earlier, rulesOf(10), [first], solver);
  const second = {
    threshold: 10,
    blocks: raised.blocks.map(({ block: { key, cells }, mask }): KeptBlock => ({ key, cells, mask })),
  };
  const lowered = maskByThresholds(earlier, rulesOf(5), [first, second], solver);
  expect([lowered.exposed, lowered.weaknesses]).toEqual([[], []]);
  const [sexes, alone] = lowered.blocks.map(({ mask }) => mask.hidden);
  expect(alone).toEqual({});
  for (const id of Object.keys(second.blocks[0]?.mask.hidden ?? {})) expect(sexes).toHaveProperty([id]);
});
