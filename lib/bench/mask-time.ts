/** What masking takes, per cell, beside a plain pass over the same cells. */
import { type Cell, cellId } from "@/lib/disclosure/cells";
import { openLinearSolver } from "@/lib/disclosure/linear-solver";
import { tabulate } from "@/lib/disclosure/made-blocks";
import { type Block, maskBlock } from "@/lib/disclosure/mask";
import { DATA_SETS } from "@/lib/disclosure/tables";
import { quantile } from "./load";
import type { Line } from "./report";
import { secondsOf } from "./timing";

const CELLS = 50_000;
const RULES = DATA_SETS.detections;
const SEXES = ["female", "male", "unknown"];
const AGES = ["0_17", "18_plus", "unknown"];
const FORMS = ["sexual_exploitation", "forced_labour", "forced_begging", "other"];
const CITIZENSHIPS = Array.from({ length: 40 }, (_, index) => `C${index}`);

/** The same numbers from 0 to below 1 in every run. */
function drawer(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

/** Blocks like those of the open table: a third of their counts below the threshold, few citizenships frequent. */
function makeBlocks(): { blocks: Block[]; cells: number } {
  const draw = drawer();
  const pick = (list: readonly string[], part = draw()) => list[Math.floor(part * list.length)] ?? "unknown";
  const blocks: Block[] = [];
  let cells = 0;
  while (cells < CELLS) {
    const groups = Array.from({ length: 4 + Math.floor(draw() * 30) }, () => ({
      count: Math.floor(draw() * draw() * 40),
      at: {
        sex: pick(SEXES),
        age: pick(AGES),
        form: pick(FORMS),
        citizenship: pick(CITIZENSHIPS, draw() * draw()),
      },
    }));
    const block = { cells: tabulate(groups, RULES), rules: RULES, published: [] };
    cells += block.cells.length;
    blocks.push(block);
  }
  return { blocks, cells };
}

/** The plain pass: the cells written as JSON, read back and named, as storing them takes. */
function passPlainly(blocks: readonly Block[]): void {
  for (const { cells } of blocks)
    for (const { at } of JSON.parse(JSON.stringify(cells)) as Cell[]) cellId(at);
}

/** Masks about 50,000 cells and passes over them plainly, in turns. */
export async function maskLines(repeats: number): Promise<Line[]> {
  const solver = await openLinearSolver();
  const { blocks, cells } = makeBlocks();
  const masked: number[] = [];
  const plain: number[] = [];
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const own = secondsOf(() => {
      for (const block of blocks) maskBlock(block, solver);
    });
    const pass = secondsOf(() => passPlainly(blocks));
    if (repeat === 0) continue; // warms the code
    masked.push(own);
    plain.push(pass);
  }
  const seconds = quantile(masked, 0.5);
  return [
    { name: `mask over ${cells} cells`, value: seconds, unit: "s", bar: null },
    { name: "mask / plain pass, per cell", value: seconds / quantile(plain, 0.5), unit: "ratio", bar: 40 },
  ];
}
