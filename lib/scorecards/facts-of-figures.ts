/** Facts of an assessment from its stored figures, without running the engine: all that a card needs of them. Pure. */
import type { assessmentFigures } from "@/db/schema/rating";
import { exact } from "@/lib/core/exact";
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import { gateStates } from "@/lib/scoring/gates";
import { type ScoringInput, withheldAmong } from "@/lib/scoring/rating";
import type { GateState } from "@/lib/scoring/score";
import type { CardFacts, LoweredReason, NodeFact, SourceFact } from "./facts";
import { indicatorFacts, profileFacts, type RatedIndicator } from "./facts-of-scores";
import { shownBand, shownFigure, shownPercent, shownRange } from "./shown";

export type StoredFigure = Pick<
  typeof assessmentFigures.$inferSelect,
  | "key"
  | "status"
  | "score"
  | "exact"
  | "coverage"
  | "low"
  | "high"
  | "plausibleLow"
  | "plausibleHigh"
  | "band"
  | "caps"
  | "confidence"
>;

export type FigureFacts = {
  readonly edition: Edition;
  readonly input: ScoringInput;
  readonly figures: readonly StoredFigure[];
  readonly ratings: readonly RatedIndicator[];
  readonly sources: readonly SourceFact[];
};

/** Facts for a card; why trees, texts and citations are not in them. */
export function factsOfFigures({ edition, input, figures, ratings, sources }: FigureFacts): CardFacts {
  const gates = gateStates(edition, input);
  const rows = new Map(figures.map((row) => [row.key, row]));
  const nodes = [...edition.nodes.values()].map((node) => {
    const withheld = withheldAmong(edition, input.ratings, node.indicators);
    return nodeFact(edition, node, rows.get(node.key), { gates, withheld });
  });
  return {
    edition,
    nodes: new Map(nodes.map((node) => [node.key, node])),
    indicators: indicatorFacts({ edition, gates }, input, ratings),
    knowsCauses: true,
    profile: profileFacts(edition, input.ratings),
    sources,
  };
}

type Standing = { readonly gates: readonly GateState[]; readonly withheld: readonly string[] };

function nodeFact(
  edition: Edition,
  node: EditionNode,
  row: StoredFigure | undefined,
  standing: Standing,
): NodeFact {
  const { bands } = node;
  const number = (value: string | null | undefined) => (value ? exact(value) : null);
  return {
    key: node.key,
    kind: node.kind,
    title: node.title,
    pillar: node.pillar,
    construct: node.construct,
    status: node.hasStatus ? (row?.status ?? "not-available") : null,
    score: shownFigure(number(row?.exact ?? row?.score), bands),
    bounds: shownRange(number(row?.low), number(row?.high), bands),
    plausible: shownRange(number(row?.plausibleLow), number(row?.plausibleHigh), bands),
    coverage: shownPercent(number(row?.coverage)),
    confidence: row?.confidence ?? null,
    band: shownBand(bands, row?.band ?? null),
    bandOfScore: null,
    bandFigure: null,
    lowered: (row?.caps ?? []).map((code) => loweredReason(edition, code, standing)),
    withheld: standing.withheld,
    tree: {
      kind: "node",
      key: node.key,
      method: node.method,
      weight: "1",
      share: null,
      value: null,
      coverage: null,
      children: [],
    },
  };
}

function loweredReason(edition: Edition, code: string, { gates, withheld }: Standing): LoweredReason {
  const gate = gates.find((entry) => entry.code === code);
  if (gate)
    return {
      code,
      kind: "gate",
      label: gate.label,
      indicators: [gate.indicator],
      becauseWithheld: gate.becauseWithheld,
      toConfirm: gate.confirmed === false,
    };
  const balance = edition.file.balanceCaps?.find((entry) => entry.code === code);
  return {
    code,
    kind: balance ? "balance" : "withheld",
    label: balance?.label ?? null,
    indicators: balance ? [] : withheld,
    becauseWithheld: !balance,
    toConfirm: false,
  };
}
