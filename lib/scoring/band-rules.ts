/** From a figure to its band word: withheld answers, then gates, then the balance cap, each named where it lowers. */
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import type { Arithmetic } from "./arithmetic";
import { bandCodeAt, bandIndexIn } from "./bands";
import type { Cap, GateState } from "./score";

export type BandInput<N> = {
  readonly edition: Edition;
  readonly arithmetic: Arithmetic<N>;
  readonly node: EditionNode;
  readonly score: N;
  readonly bandFigure: N;
  readonly gates: readonly GateState[];
  readonly withheld: readonly string[];
  /** Bands of nodes that were read before this one. */
  readonly bands: ReadonlyMap<string, string | null>;
};

export type BandResult = {
  readonly band: string | null;
  readonly bandOfScore: string | null;
  readonly caps: readonly Cap[];
};

/** The band of a node that has a figure, and everything that lowered it, in the order of the rule. */
export function readBand<N>(input: BandInput<N>): BandResult {
  const { edition, arithmetic, node } = input;
  const ofScore = bandIndexIn(arithmetic, node.bands, input.score);
  const ofBandFigure = bandIndexIn(arithmetic, node.bands, input.bandFigure);
  if (ofScore === null || ofBandFigure === null) return { band: null, bandOfScore: null, caps: [] };
  const caps: Cap[] = [];
  let index = Math.min(ofScore, ofBandFigure);
  if (index < ofScore) {
    const code = edition.file.gaps?.reasonCode ?? "withheld-answers";
    caps.push({
      code,
      kind: "withheld",
      maxBand: bandCodeAt(node.bands, index),
      indicators: input.withheld,
      becauseWithheld: true,
      confirmed: null,
    });
  }
  const lowering = input.gates
    .filter((gate) => gate.state === "applies")
    .map((gate) => ({ gate, limit: node.bands.findIndex((band) => band.code === gate.maxBand) }))
    .filter(({ limit }) => limit >= 0 && limit < index);
  for (const { gate, limit } of lowering) {
    index = Math.min(index, limit);
    caps.push({
      code: gate.code,
      kind: "gate",
      maxBand: gate.maxBand,
      indicators: [gate.indicator],
      becauseWithheld: gate.becauseWithheld,
      confirmed: gate.confirmed,
    });
  }
  for (const { code, limit } of balanceLimits(input)) {
    if (limit >= index) continue;
    index = limit;
    caps.push({
      code,
      kind: "balance",
      maxBand: bandCodeAt(node.bands, limit),
      indicators: [],
      becauseWithheld: false,
      confirmed: null,
    });
  }
  return { band: bandCodeAt(node.bands, index), bandOfScore: bandCodeAt(node.bands, ofScore), caps };
}

function balanceLimits<N>({
  edition,
  node,
  bands,
}: BandInput<N>): readonly { code: string; limit: number }[] {
  const rules = (edition.file.balanceCaps ?? []).filter((rule) => rule.aggregate === node.key);
  return rules.flatMap((rule) => {
    const indices = node.children.flatMap(({ ref }) => {
      const code = bands.get(ref);
      const index = code ? node.bands.findIndex((band) => band.code === code) : -1;
      return index < 0 ? [] : [index];
    });
    return indices.length === 0
      ? []
      : [{ code: rule.code, limit: Math.min(...indices) + rule.stepsAboveWeakest }];
  });
}
