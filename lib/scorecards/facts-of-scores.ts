/** Facts of an assessment under way, for its team: from the engine's scores and the effective ratings. Pure. */
import type { ExactNumber } from "@/lib/core/exact";
import { type Edition, type Indicator, levelSentence, levelWord, nodeOf } from "@/lib/instruments/edition";
import type { FieldValues } from "@/lib/ratings/schema";
import { engineRating } from "@/lib/ratings/scoring-input";
import type { ScoredAssessment } from "@/lib/scoring/engine";
import { exposureProfile } from "@/lib/scoring/exposure-profile";
import { isWithheld, type Ratings, type ScoringInput } from "@/lib/scoring/rating";
import type { AnyNodeScore, Cap, GateState, WhyNode, WhyRating } from "@/lib/scoring/score";
import { UNDETERMINED } from "@/lib/text/language";
import type {
  CardFacts,
  CitationFact,
  GateFact,
  IndicatorFact,
  LoweredReason,
  NodeFact,
  ProfileFact,
  SourceFact,
  WhyFact,
  WhyLeaf,
} from "./facts";
import { levelRank, shownBand, shownFigure, shownPercent, shownRange, shownWeight } from "./shown";

/** An effective rating with the citations that the reader may see of it. */
export type RatedIndicator = {
  readonly indicator: string;
  readonly values: FieldValues;
  readonly citations: readonly CitationFact[];
};

export type ScoredFacts = {
  readonly scored: ScoredAssessment;
  readonly input: ScoringInput;
  readonly ratings: readonly RatedIndicator[];
  readonly sources: readonly SourceFact[];
};

/** Everything that the team may see of its assessment. */
export function factsOfScores({ scored, input, ratings, sources }: ScoredFacts): CardFacts {
  const { edition } = scored;
  return {
    edition,
    nodes: new Map([...scored.nodes.values()].map((node) => [node.key, nodeFact(edition, node)])),
    indicators: indicatorFacts(scored, input, ratings),
    knowsCauses: true,
    profile: profileFacts(edition, input.ratings),
    sources,
  };
}

/** The effective rating of every indicator of the edition, in its order. */
export function indicatorFacts(
  scored: Pick<ScoredAssessment, "edition" | "gates">,
  input: ScoringInput,
  ratings: readonly RatedIndicator[],
): ReadonlyMap<string, IndicatorFact> {
  const byIndicator = new Map(ratings.map((rating) => [rating.indicator, rating]));
  return new Map(
    [...scored.edition.indicators.values()].map((indicator) => [
      indicator.code,
      indicatorFact(scored, input, indicator, byIndicator.get(indicator.code)),
    ]),
  );
}

/** The exposure profile in words. */
export function profileFacts(edition: Edition, ratings: Ratings): readonly ProfileFact[] {
  return exposureProfile(edition, ratings).map((line) => ({
    indicator: line.indicator,
    group: line.group,
    label: line.label,
    state: line.state,
    word: line.state === "rated" ? line.word : null,
    sentence: line.state === "rated" ? line.sentence : null,
    reason: line.state === "not_assessed" ? reasonLabel(edition, line.reason) : null,
  }));
}

function nodeFact(edition: Edition, score: AnyNodeScore): NodeFact {
  const { title, pillar, bands } = nodeOf(edition, score.key);
  const figure = (value: ExactNumber | null | undefined) => shownFigure(value ?? null, bands);
  return {
    key: score.key,
    kind: score.kind,
    title,
    pillar,
    construct: score.construct,
    status: score.status,
    score: figure(score.score?.exact),
    bounds: shownRange(score.low?.exact ?? null, score.high?.exact ?? null, bands),
    plausible: score.plausible
      ? shownRange(score.plausible.low.exact, score.plausible.high.exact, bands)
      : null,
    coverage: shownPercent(score.coverage),
    confidence: score.confidence,
    band: shownBand(bands, score.band),
    bandOfScore: shownBand(bands, score.bandOfScore),
    bandFigure: figure(score.bandFigure?.exact),
    lowered: score.caps.map((cap) => loweredReason(edition, cap)),
    withheld: score.withheld,
    tree: whyFact(score.why),
  };
}

function loweredReason(edition: Edition, cap: Cap): LoweredReason {
  const { code, kind, indicators, becauseWithheld, confirmed } = cap;
  const label =
    edition.gates.find((gate) => gate.code === code)?.label ??
    edition.file.balanceCaps?.find((entry) => entry.code === code)?.label ??
    null;
  return { code, kind, label, indicators, becauseWithheld, toConfirm: confirmed === false };
}

function whyFact(node: WhyNode): WhyFact {
  return {
    kind: "node",
    key: node.key,
    method: node.method,
    weight: shownWeight(node.weight),
    share: shownFigure(node.effectiveWeight, []),
    value: shownFigure(node.value, []),
    coverage: shownPercent(node.coverage),
    children: node.children.map((child) => (child.kind === "node" ? whyFact(child) : whyLeaf(child))),
  };
}

function whyLeaf(rating: WhyRating): WhyLeaf {
  return {
    kind: "rating",
    key: rating.key,
    weight: shownWeight(rating.weight),
    share: shownFigure(rating.effectiveWeight, []),
    value: shownFigure(rating.normalised, []),
  };
}

function indicatorFact(
  { edition, gates }: Pick<ScoredAssessment, "edition" | "gates">,
  input: ScoringInput,
  indicator: Indicator,
  rating: RatedIndicator | undefined,
): IndicatorFact {
  const { code, domain, construct, definition } = indicator;
  const engine = rating ? engineRating(rating.values) : ({ state: "not_assessed" } as const);
  const level = engine.state === "rated" ? engine.level : null;
  return {
    code,
    title: definition.title,
    domain,
    construct,
    facet: definition.facet ?? null,
    state: engine.state,
    level,
    rank: level === null ? null : levelRank(edition, level),
    word: level === null ? null : wordOfLevel(edition, indicator, level),
    sentence: level === null ? null : levelSentence(edition, code, level),
    reason: engine.state === "not_assessed" ? reasonOf(edition, engine.reason ?? null) : null,
    withheld: isWithheld(edition, engine),
    notApplicableReason: rating?.values.notApplicableReason ?? null,
    rationale: rating?.values.rationale ?? null,
    language: rating?.values.language ?? UNDETERMINED,
    confidence: input.confidence?.get(code) ?? null,
    changeCause: rating?.values.changeCause ?? null,
    gates: gates.filter((gate) => gate.indicator === code).map((gate) => gateFact(edition, gate)),
    citations: rating?.citations ?? [],
  };
}

/** The word of a level as the team reads it: the scale's own, else that of an exposure. */
export function wordOfLevel(
  edition: Edition,
  { construct }: Pick<Indicator, "construct">,
  level: number,
): string | null {
  const own = levelWord(edition, level);
  if (own !== null || construct === "capability") return own;
  return edition.file.exposureProfile?.levelWords.find((line) => line.level === level)?.word ?? null;
}

function gateFact(edition: Edition, gate: GateState): GateFact {
  return {
    code: gate.code,
    label: gate.label,
    caps: nodeOf(edition, gate.caps).title,
    maxBand: shownBand(nodeOf(edition, gate.caps).bands, gate.maxBand)?.label ?? gate.maxBand,
    state: gate.state,
    toConfirm: gate.state === "applies" && gate.confirmed === false,
  };
}

/** The reason of a gap with the edition's words; the edition's own default where none was given. */
export function reasonOf(edition: Edition, given: string | null): { code: string; label: string } | null {
  const code = given ?? edition.file.gaps?.defaultReason;
  const reason = edition.file.gaps?.reasons.find((entry) => entry.code === code);
  return reason ? { code: reason.code, label: reason.label } : null;
}

function reasonLabel(edition: Edition, given: string | null): string | null {
  return reasonOf(edition, given)?.label ?? null;
}
