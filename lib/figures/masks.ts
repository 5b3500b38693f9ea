/** One mask for all blocks of a data set: a figure that stands in two blocks is hidden in both or in neither. */
import { cellId } from "@/lib/disclosure/cells";
import type { LinearSolver } from "@/lib/disclosure/linear-solver";
import { type Mask, maskBlock } from "@/lib/disclosure/mask";
import { type Weakness, weaknessesOf } from "@/lib/disclosure/proof";
import type { DataSetRules } from "@/lib/disclosure/tables";
import type { FigureBlock, KeptBlock } from "./blocks";

/** A figure that another block hides is taken as one that may be anything. */
const ANYTHING = 1_000_000;

export type MaskedBlock = { block: FigureBlock; mask: Mask };
export type MaskedFigures = {
  blocks: readonly MaskedBlock[];
  /** Figures that earlier versions gave away, whatever is hidden now. */
  exposed: readonly string[];
  /** What the proof found beside those in spite of the mask; always empty. */
  weaknesses: readonly Weakness[];
};

/** The same block with figures hidden elsewhere taken as unknown. */
function withHidden({ cells, entries }: FigureBlock, hidden: ReadonlySet<string>) {
  return cells.map((cell) => {
    const known = cell.value.status === "exact" || cell.value.status === "estimated";
    const isHidden = (entries[cellId(cell.at)] ?? []).some((entryId) => hidden.has(entryId));
    return known && isHidden
      ? { at: cell.at, value: { status: "suppressed" as const, upperBound: ANYTHING } }
      : cell;
  });
}

/** The same masks, where a figure that one of them hides is hidden in every other cell that it stands in. */
export function hiddenEverywhere(masked: readonly MaskedBlock[]): readonly MaskedBlock[] {
  const hidden = new Set(masked.flatMap(hiddenEntries));
  const now = masked.map(({ block, mask }) => {
    const more = block.cells.flatMap(({ at }) => {
      const id = cellId(at);
      const isHidden = (block.entries[id] ?? []).some((entryId) => hidden.has(entryId));
      return isHidden && mask.hidden[id] === undefined ? [[id, "complementary"] as const] : [];
    });
    const all = [...Object.entries(mask.hidden), ...more].sort(([a], [b]) => (a < b ? -1 : 1));
    return more.length === 0
      ? { block, mask }
      : { block, mask: { ...mask, hidden: Object.fromEntries(all) } };
  });
  return new Set(now.flatMap(hiddenEntries)).size === hidden.size ? now : hiddenEverywhere(now);
}

/** Entries whose cells a mask hides. */
function hiddenEntries({ block, mask }: MaskedBlock): readonly string[] {
  return Object.keys(mask.hidden).flatMap((id) => block.entries[id] ?? []);
}

/**
 * Masks all blocks together with the versions published before (oldest first, blocks by key), and proves each. Hiding
 * only grows from turn to turn, so that it ends.
 */
export function maskFigures(
  blocks: readonly FigureBlock[],
  rules: DataSetRules,
  published: readonly (readonly KeptBlock[])[],
  solver: LinearSolver,
): MaskedFigures {
  const shared = new Set(
    [
      ...Map.groupBy(
        blocks.flatMap(({ entries }) => Object.values(entries).flat()),
        (id) => id,
      ),
    ]
      .filter(([, places]) => places.length > 1)
      .map(([id]) => id),
  );
  let hidden = new Set<string>();
  for (;;) {
    const masked = blocks.map((block) => {
      const before = published.flatMap((version) => version.filter(({ key }) => key === block.key));
      const input = { cells: withHidden(block, hidden), rules, published: before };
      return { block, input, mask: maskBlock(input, solver) };
    });
    const now = new Set(masked.flatMap(hiddenEntries).filter((id) => shared.has(id)));
    if (now.size === hidden.size) {
      return {
        blocks: masked.map(({ block, mask }) => ({ block, mask: withReasons(block, mask) })),
        exposed: masked.flatMap(({ block, mask }) => mask.exposed.map((id) => `${block.key} ${id}`)),
        weaknesses: masked.flatMap(({ input, mask }) =>
          weaknessesOf(input, mask, solver).filter(
            ({ reader, figure }) => reader === "of_tables" && !mask.exposed.includes(figure),
          ),
        ),
      };
    }
    hidden = now;
  }
}

/** A figure that its publisher gave and that is hidden because of another block is hidden as a complement. */
function withReasons({ cells }: FigureBlock, mask: Mask): Mask {
  const given = new Set(
    cells.filter(({ value }) => value.status !== "suppressed").map(({ at }) => cellId(at)),
  );
  const hidden = Object.entries(mask.hidden).map(([id, reason]): [string, typeof reason] => [
    id,
    reason === "publisher" && given.has(id) ? "complementary" : reason,
  ]);
  return { ...mask, hidden: Object.fromEntries(hidden) };
}
