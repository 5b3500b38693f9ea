/** Which figures go on being compared over two editions, and which also move by the method. Pure. */
import { type Correspondence, comparable } from "./correspondence";
import { changedNodeParts } from "./difference";
import type { Edition } from "./edition";

/**
 * `as_before`: what is below it, its weights and its rules are the same, so that a difference is one of the ratings.
 * `with_method`: it stands in both editions, and a part of a difference is the method's. `not_compared`: in one only.
 */
export type Comparability = "as_before" | "with_method" | "not_compared";
export type ComparedNode = {
  readonly key: string;
  readonly title: string;
  readonly kind: "domain" | "aggregate";
  readonly comparability: Comparability;
};

/** Every figure of the later edition, and those that it no longer has. */
export function comparedNodes(
  earlier: Edition,
  later: Edition,
  correspondence: Correspondence,
): readonly ComparedNode[] {
  const asBefore = new Set<string>();
  const nodes = [...later.nodes.values()].map((node): ComparedNode => {
    const { key, title, kind } = node;
    const before = earlier.nodes.get(key);
    if (!before) return { key, title, kind, comparability: "not_compared" };
    const isAsBefore =
      changedNodeParts(before, node).every((part) => part === "title" || part === "audience") &&
      node.children.every((child) =>
        child.kind === "indicator" ? comparable(correspondence, child.ref) : asBefore.has(child.ref),
      );
    if (isAsBefore) asBefore.add(key);
    return { key, title, kind, comparability: isAsBefore ? "as_before" : "with_method" };
  });
  const gone = [...earlier.nodes.values()].filter(({ key }) => !later.nodes.has(key));
  return [
    ...nodes,
    ...gone.map(
      ({ key, title, kind }): ComparedNode => ({ key, title, kind, comparability: "not_compared" }),
    ),
  ];
}
