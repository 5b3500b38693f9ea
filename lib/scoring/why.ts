/** Why a figure is what it is: the tree from a node down to each rating. */
import { add, divide, type ExactNumber, HUNDRED, multiply, ONE, ZERO } from "@/lib/core/exact";
import { type ChildRef, type Edition, type EditionNode, nodeOf } from "@/lib/instruments/edition";
import { exactArithmetic } from "./arithmetic";
import { type Evaluation, normalise } from "./evaluate";
import { isWithheld, ratingOf, type ScoringInput } from "./rating";
import type { GateState, WhyNode, WhyRating } from "./score";

export type WhyInput = {
  readonly edition: Edition;
  readonly input: ScoringInput;
  readonly evaluation: Evaluation<ExactNumber>;
  readonly gates: readonly GateState[];
};

/** The why tree of a node. */
export function whyTree(context: WhyInput, key: string): WhyNode {
  return whyNode(context, nodeOf(context.edition, key), ONE, HUNDRED);
}

function whyNode(
  context: WhyInput,
  node: EditionNode,
  weight: ExactNumber,
  share: ExactNumber | null,
): WhyNode {
  const evaluated = context.evaluation.nodes.get(node.key);
  const present = node.children.filter((child) => context.evaluation.child(child).value !== null);
  const total = present.reduce((sum, child) => add(sum, child.weight), ZERO);
  const shareOf = (child: ChildRef): ExactNumber | null => {
    const decides = node.method === "minimum" || node.method === "maximum";
    if (share === null || decides || !present.includes(child)) return null;
    return divide(multiply(share, child.weight), total);
  };
  return {
    kind: "node",
    key: node.key,
    method: node.method,
    weight,
    effectiveWeight: share,
    value: evaluated?.value ?? null,
    coverage: evaluated?.coverage ?? null,
    children: node.children.map((child) =>
      child.kind === "node"
        ? whyNode(context, nodeOf(context.edition, child.ref), child.weight, shareOf(child))
        : whyRating(context, child, shareOf(child)),
    ),
  };
}

function whyRating(
  { edition, input, gates }: WhyInput,
  { ref, weight }: ChildRef,
  effectiveWeight: ExactNumber | null,
): WhyRating {
  const rating = ratingOf(input.ratings, ref);
  return {
    kind: "rating",
    key: ref,
    rating,
    weight,
    effectiveWeight,
    normalised: rating.state === "rated" ? normalise(edition, exactArithmetic, rating.level) : null,
    confidence: rating.state === "rated" ? (input.confidence?.get(ref) ?? null) : null,
    withheld: isWithheld(edition, rating),
    gates: gates.filter((gate) => gate.indicator === ref),
  };
}
