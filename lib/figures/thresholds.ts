/** One mask for a version whose threshold is not that of its earlier versions. Pure. */
import { cellsById } from "@/lib/disclosure/cells";
import type { LinearSolver } from "@/lib/disclosure/linear-solver";
import type { Mask } from "@/lib/disclosure/mask";
import type { DataSetRules } from "@/lib/disclosure/tables";
import type { FigureBlock, KeptBlock } from "./blocks";
import { type MaskedFigures, maskFigures } from "./masks";

/** A version that readers hold already, with the threshold that it was published by. */
export type EarlierVersion = { threshold: number; blocks: readonly KeptBlock[] };

/**
 * The masks of a version that hold it to the threshold of now and, where that was raised, to each lower one of its
 * earlier versions too. They hide what any of these thresholds hides: to hide more never narrows what stays open. So
 * what earlier versions protected stays protected as it was, and everything that they did not give away is held to the
 * threshold of now. `exposed` is what they gave away of the rest. What they gave away by the lowest threshold itself is a
 * weakness, which no reason makes right.
 */
export function maskByThresholds(
  blocks: readonly FigureBlock[],
  rules: DataSetRules,
  earlier: readonly EarlierVersion[],
  solver: LinearSolver,
): MaskedFigures {
  const published = withoutKnown(earlier.map((version) => version.blocks));
  const now = maskFigures(blocks, rules, published, solver);
  const lower = [...new Set(earlier.map(({ threshold }) => threshold))]
    .filter((threshold) => threshold < rules.threshold)
    .sort((a, b) => a - b);
  if (now.exposed.length === 0 || lower.length === 0) return now;
  const [lowest, ...others] = lower.map((threshold) =>
    maskFigures(blocks, { ...rules, threshold }, published, solver),
  );
  const all = [now, ...(lowest === undefined ? [] : [lowest]), ...others];
  return {
    blocks: now.blocks.map(({ block, mask }, index) => ({
      block,
      mask: { ...mask, hidden: hiddenByAny(all.flatMap((one) => one.blocks[index]?.mask ?? [])) },
    })),
    exposed: now.exposed,
    weaknesses: [
      ...all.flatMap(({ weaknesses }) => weaknesses),
      ...(lowest?.exposed ?? []).map(
        (figure) => ({ figure, kind: "derivable", reader: "of_tables" }) as const,
      ),
    ],
  };
}

/** What any of these masks hides, with the reason of the first that does. */
function hiddenByAny(masks: readonly Mask[]): Mask["hidden"] {
  const hidden = masks.toReversed().flatMap((mask) => Object.entries(mask.hidden));
  return Object.fromEntries([...new Map(hidden)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Earlier versions, oldest first, where what one of them hid although an earlier one shows the same number counts as
 * shown: readers have it, and to carry it on as a secret would keep every later version from being published.
 */
function withoutKnown(versions: readonly (readonly KeptBlock[])[]): readonly (readonly KeptBlock[])[] {
  const shown = new Set<string>();
  return versions.map((blocks) =>
    blocks.map((block) => {
      const cells = [...cellsById(block.cells)];
      const keyOf = (id: string, value: unknown) => JSON.stringify([block.key, id, value]);
      const known = new Set(
        cells.flatMap(([id, { value }]) =>
          block.mask.exposed.includes(id) && shown.has(keyOf(id, value)) ? [id] : [],
        ),
      );
      const hidden = Object.entries(block.mask.hidden).filter(([id]) => !known.has(id));
      const mask = { ...block.mask, hidden: Object.fromEntries(hidden) };
      for (const [id, { value }] of cells) {
        if (value.status === "exact" && mask.hidden[id] === undefined) shown.add(keyOf(id, value));
      }
      return { ...block, mask };
    }),
  );
}
