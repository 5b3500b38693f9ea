/** How much of a figure one indicator makes when nothing is missing. */
import { add, divide, type ExactNumber, HUNDRED, multiply, ZERO } from "@/lib/core/exact";
import { type Edition, type EditionNode, nodeOf } from "@/lib/instruments/edition";

/**
 * Percent of the weights of a node that stand behind each indicator below it, whatever the methods on the way.
 * They add up to 100.
 */
export function nominalShares(edition: Edition, key: string): ReadonlyMap<string, ExactNumber> {
  const shares = new Map<string, ExactNumber>();
  const walk = (node: EditionNode, share: ExactNumber): void => {
    const total = node.children.reduce((sum, child) => add(sum, child.weight), ZERO);
    for (const child of node.children) {
      const part = divide(multiply(share, child.weight), total);
      if (child.kind === "node") walk(nodeOf(edition, child.ref), part);
      else shares.set(child.ref, add(shares.get(child.ref) ?? ZERO, part));
    }
  };
  walk(nodeOf(edition, key), HUNDRED);
  return shares;
}

function isWeighted(edition: Edition, node: EditionNode): boolean {
  if (node.method === "minimum" || node.method === "maximum") return false;
  return node.children.every(
    (child) => child.kind === "indicator" || isWeighted(edition, nodeOf(edition, child.ref)),
  );
}

/**
 * Effective share of each indicator in the figure of a node, in percent. Null where a minimum or maximum stands in
 * between: there one rating decides, and no share exists.
 */
export function effectiveShares(edition: Edition, key: string): ReadonlyMap<string, ExactNumber> | null {
  return isWeighted(edition, nodeOf(edition, key)) ? nominalShares(edition, key) : null;
}
