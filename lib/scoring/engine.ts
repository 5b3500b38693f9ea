/** The scoring engine: every figure, bound, band and reason of one assessment, from an edition and its ratings. */
import { AppError } from "@/lib/core/errors";
import type { ExactNumber } from "@/lib/core/exact";
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import type { Construct } from "@/lib/instruments/format-values";
import { exactArithmetic } from "./arithmetic";
import { type Evaluation, evaluate, type ReadIndicator } from "./evaluate";
import { gateStates } from "./gates";
import { nodeConfidence } from "./node-confidence";
import { type ReadingContext, readNode } from "./node-reading";
import { assertRatings, type ScoringInput, withheldAmong } from "./rating";
import { asRated, gapsAt, plausible, withheldAtMinimum } from "./readings";
import {
  type AnyNodeScore,
  type GateState,
  type NodeScore,
  type Score,
  scoreOf,
  type WhyNode,
} from "./score";
import { whyTree } from "./why";

/** All that is computed of one assessment. */
export type ScoredAssessment = {
  readonly edition: Edition;
  readonly nodes: ReadonlyMap<string, AnyNodeScore>;
  readonly gates: readonly GateState[];
  /** Indicators whose answer was asked for and not given. */
  readonly withheld: readonly string[];
};

type Bounds = Record<"low" | "high" | "plausibleLow" | "plausibleHigh", Evaluation<ExactNumber>>;

type Context = ReadingContext<ExactNumber> & {
  readonly input: ScoringInput;
  readonly bounds: Bounds;
};

/** Scores one assessment. Throws INVALID where a rating does not fit the edition. */
export function scoreAssessment(edition: Edition, input: ScoringInput): ScoredAssessment {
  assertRatings(edition, input.ratings);
  const rated = evaluate(edition, exactArithmetic, asRated(input.ratings));
  const walk = (read: ReadIndicator) => evaluate(edition, exactArithmetic, read, { earlier: rated });
  const { min, max } = edition.file.scale;
  const gates = gateStates(edition, input);
  const context: Context = {
    edition,
    input,
    gates,
    arithmetic: exactArithmetic,
    rated,
    band: walk(withheldAtMinimum(edition, input.ratings)),
    withheldBelow: ({ indicators }) => withheldAmong(edition, input.ratings, indicators),
    bounds: {
      low: walk(gapsAt(input.ratings, min)),
      high: walk(gapsAt(input.ratings, max)),
      plausibleLow: walk(plausible(edition, input, "low")),
      plausibleHigh: walk(plausible(edition, input, "high")),
    },
    statuses: new Map(),
    bands: new Map(),
  };
  const nodes = new Map<string, AnyNodeScore>();
  for (const node of edition.nodes.values()) nodes.set(node.key, scoreAny(context, node));
  return {
    edition,
    nodes,
    gates,
    withheld: withheldAmong(edition, input.ratings, [...edition.indicators.keys()]),
  };
}

function scoreAny(context: Context, node: EditionNode): AnyNodeScore {
  return node.construct === "exposure"
    ? scoreNode(context, node, "exposure")
    : scoreNode(context, node, "capability");
}

function scoreNode<C extends Construct>(context: Context, node: EditionNode, construct: C): NodeScore<C> {
  const { edition, input, rated, bounds } = context;
  const { isAvailable, score, bandFigure, ...reading } = readNode(context, node);
  const asScore = (value: ExactNumber | null): Score<C> | null =>
    value === null ? null : scoreOf(construct, value);
  const bound = (of: keyof Bounds) => asScore(bounds[of].nodes.get(node.key)?.value ?? null);
  const plausibleLow = bound("plausibleLow");
  const plausibleHigh = bound("plausibleHigh");
  let tree: WhyNode | undefined;
  const hasPlausible = edition.file.plausibleRange !== undefined && (input.confidence?.size ?? 0) > 0;
  return {
    key: node.key,
    kind: node.kind,
    construct,
    score: asScore(score),
    low: isAvailable ? bound("low") : null,
    high: isAvailable ? bound("high") : null,
    coverage: rated.nodes.get(node.key)?.coverage ?? null,
    bandFigure: asScore(bandFigure),
    ...reading,
    confidence: nodeConfidence(edition, node.key, input),
    plausible:
      isAvailable && hasPlausible && plausibleLow && plausibleHigh
        ? { low: plausibleLow, high: plausibleHigh }
        : null,
    /** Worked out where it is asked for: what stores figures never does. */
    get why() {
      tree ??= whyTree({ edition, input, evaluation: rated, gates: context.gates }, node.key);
      return tree;
    },
  };
}

/** The score of a capability node. Throws NOT_FOUND where the key is unknown or names an exposure. */
export function capabilityScore(scored: ScoredAssessment, key: string): NodeScore<"capability"> {
  const node = scored.nodes.get(key);
  if (node?.construct !== "capability") throw new AppError("NOT_FOUND", `capability ${key}`);
  return node;
}

/** The score of an exposure node. Throws NOT_FOUND where the key is unknown or names a capability. */
export function exposureScore(scored: ScoredAssessment, key: string): NodeScore<"exposure"> {
  const node = scored.nodes.get(key);
  if (node?.construct !== "exposure") throw new AppError("NOT_FOUND", `exposure ${key}`);
  return node;
}
