/** One mask for a version whose threshold is not that of its earlier versions. Pure. */
import { type CellValue, cellId, cellsById, isMissing } from "@/lib/disclosure/cells";
import type { LinearSolver } from "@/lib/disclosure/linear-solver";
import type { HiddenReason, Mask } from "@/lib/disclosure/mask";
import type { DataSetRules } from "@/lib/disclosure/tables";
import type { FigureBlock, KeptBlock } from "./blocks";
import { hiddenEverywhere, type MaskedBlock, type MaskedFigures, maskFigures } from "./masks";

/** A version that readers hold already, with the threshold that it was published by. */
export type EarlierVersion = { threshold: number; blocks: readonly KeptBlock[] };

/**
 * The masks of a version that hold it to the threshold of now and, where that was raised, to each lower one of its
 * earlier versions too. They hide what any of these thresholds hides: to hide more never narrows what stays open. So
 * what earlier versions protected stays protected as it was, and everything that they did not give away is held to the
 * threshold of now. `exposed` is what they gave away of the rest. A block of which they gave something away by their own
 * threshold shows nothing that is new, so that nothing is added to what is known of it.
 */
export function maskByThresholds(
  blocks: readonly FigureBlock[],
  rules: DataSetRules,
  earlier: readonly EarlierVersion[],
  solver: LinearSolver,
): MaskedFigures {
  const versions = earlier.map((version) => version.blocks);
  const published = withoutKnown(versions);
  const now = maskFigures(blocks, rules, published, solver);
  if (now.exposed.length === 0) return now;
  const lower = [...new Set(earlier.map(({ threshold }) => threshold))]
    .filter((threshold) => threshold < rules.threshold)
    .sort((a, b) => a - b)
    .map((threshold) => maskFigures(blocks, { ...rules, threshold }, published, solver));
  const all = [now, ...lower];
  const [lowest = now] = lower;
  const shown = shownIn(versions.flat());
  const masked = now.blocks.map(({ block, mask }, index): MaskedBlock => {
    const hidden = hiddenByAny(all.flatMap((one) => one.blocks[index]?.mask ?? []));
    const gaveAway = (lowest.blocks[index]?.mask.exposed ?? []).length > 0;
    return { block, mask: { ...mask, hidden: gaveAway ? withoutNew(block, hidden, shown) : hidden } };
  });
  return {
    blocks: hiddenEverywhere(masked),
    exposed: [...new Set([...now.exposed, ...lowest.exposed])],
    weaknesses: all.flatMap(({ weaknesses }) => weaknesses),
  };
}

/** What any of these masks hides, with the reason of the first that does. */
function hiddenByAny(masks: readonly Mask[]): Mask["hidden"] {
  const hidden = masks.toReversed().flatMap((mask) => Object.entries(mask.hidden));
  return inOrder([...new Map(hidden)]);
}

function inOrder(hidden: readonly [string, HiddenReason][]): Mask["hidden"] {
  return Object.fromEntries(hidden.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Hides every count of a block that no earlier version shows as it is. */
function withoutNew(
  { key, cells }: FigureBlock,
  hidden: Mask["hidden"],
  shown: ReadonlySet<string>,
): Mask["hidden"] {
  const fresh = cells.flatMap(({ at, value }): [string, HiddenReason][] => {
    const id = cellId(at);
    return isMissing(value) || shown.has(shownKey(key, id, value)) ? [] : [[id, "complementary"]];
  });
  return inOrder([...new Map([...fresh, ...Object.entries(hidden)])]);
}

/** A count of a version under which readers of another one look for it. */
function shownKey(block: string, id: string, value: CellValue): string {
  return JSON.stringify([block, id, value]);
}

/** The counts that these blocks of versions show. */
function shownIn(blocks: readonly KeptBlock[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap(({ key, cells, mask }) =>
      [...cellsById(cells)].flatMap(([id, { value }]) =>
        value.status === "exact" && mask.hidden[id] === undefined ? [shownKey(key, id, value)] : [],
      ),
    ),
  );
}

/**
 * Earlier versions, oldest first, where what one of them hid although an earlier one shows the same number counts as
 * shown: readers have it, and to carry it on as a secret would keep every later version from being published.
 */
function withoutKnown(versions: readonly (readonly KeptBlock[])[]): readonly (readonly KeptBlock[])[] {
  const shown = new Set<string>();
  return versions.map((blocks) =>
    blocks.map((block) => {
      const known = new Set(
        [...cellsById(block.cells)].flatMap(([id, { value }]) =>
          block.mask.exposed.includes(id) && shown.has(shownKey(block.key, id, value)) ? [id] : [],
        ),
      );
      const hidden = Object.entries(block.mask.hidden).filter(([id]) => !known.has(id));
      const own = { ...block, mask: { ...block.mask, hidden: Object.fromEntries(hidden) } };
      for (const key of shownIn([own])) shown.add(key);
      return own;
    }),
  );
}
