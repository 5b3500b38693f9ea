/** How a node is read in any arithmetic: its status, whether its figure is shown, and its band. */
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import type { Arithmetic } from "./arithmetic";
import { type BandResult, readBand } from "./band-rules";
import { requirementHolds, statusOf } from "./coverage";
import type { Evaluation } from "./evaluate";
import type { GateState, Status } from "./score";

/** What the nodes of one assessment are read from. Nodes below are read before those above, and remembered here. */
export type ReadingContext<N> = {
  readonly edition: Edition;
  readonly arithmetic: Arithmetic<N>;
  readonly gates: readonly GateState[];
  /** What was rated. */
  readonly rated: Evaluation<N>;
  /** The same with withheld answers as the band counts them. */
  readonly band: Evaluation<N>;
  /** Withheld indicators below a node. */
  readonly withheldBelow: (node: EditionNode) => readonly string[];
  readonly statuses: Map<string, Status>;
  readonly bands: Map<string, string | null>;
};

/** One node as it was read. */
export type NodeReading<N> = BandResult & {
  /** Null where the edition gives the node no status. */
  readonly status: Status | null;
  /** What it requires of its children holds. */
  readonly isAvailable: boolean;
  /** The figure, and the one that its band is read from; null where they are not shown. */
  readonly score: N | null;
  readonly bandFigure: N | null;
  readonly gates: readonly GateState[];
  readonly withheld: readonly string[];
};

/** Reads a node and remembers its status and band for the nodes above it. */
export function readNode<N>(context: ReadingContext<N>, node: EditionNode): NodeReading<N> {
  const { edition, arithmetic, statuses, bands } = context;
  const gates = context.gates.filter(({ caps }) => caps === node.key);
  const statusInput = { edition, arithmetic, node, evaluation: context.rated, gates, statuses };
  const isAvailable = requirementHolds(statusInput);
  const status = node.hasStatus ? statusOf(statusInput) : null;
  const isShown = isAvailable && status !== "insufficient" && status !== "not-available";
  const score = isShown ? valueIn(context.rated, node) : null;
  const bandFigure = isShown ? valueIn(context.band, node) : null;
  const withheld = context.withheldBelow(node);
  const reading =
    score !== null && bandFigure !== null
      ? readBand({ edition, arithmetic, node, score, bandFigure, gates, withheld, bands })
      : { band: null, bandOfScore: null, caps: [] };
  if (status !== null) statuses.set(node.key, status);
  bands.set(node.key, reading.band);
  return { status, isAvailable, score, bandFigure, gates, withheld, ...reading };
}

function valueIn<N>({ nodes }: Evaluation<N>, { key }: EditionNode): N | null {
  return nodes.get(key)?.value ?? null;
}
