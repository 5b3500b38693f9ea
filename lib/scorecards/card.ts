/** A scorecard as plain JSON: what stands on it, in the order in which it is read. Pure. */
import { compare, exact } from "@/lib/core/exact";
import type { Edition } from "@/lib/instruments/edition";
import type { Construct } from "@/lib/instruments/format-values";
import type { Status } from "@/lib/scoring/score";
import type {
  CardFacts,
  IndicatorFact,
  LoweredReason,
  NodeFact,
  ProfileFact,
  Rank,
  ShownBand,
  ShownFigure,
  ShownRange,
} from "./facts";
import { type SourceSummary, sourceSummary } from "./source-summary";

/** Who reads: the team sees drafts, exposure figures and gates to confirm; everybody else a release only. */
export type Audience = "team" | "release";

/** One figure on a card. Where something lowered its band there is no figure and no range: they stand in the why tree. */
export type CardFigure = {
  readonly key: string;
  readonly title: string;
  readonly pillar: string | null;
  readonly construct: Construct;
  readonly status: Status | null;
  readonly band: ShownBand | null;
  readonly score: ShownFigure | null;
  readonly bounds: ShownRange | null;
  readonly plausible: ShownRange | null;
  readonly coverage: number | null;
  readonly confidence: string | null;
  readonly lowered: readonly LoweredReason[];
  readonly withheld: readonly string[];
};

/** A domain with its figure; `last` is its figure in the last round where the two compare. */
export type CardDomain = CardFigure & { readonly last: ShownFigure | null };

/** One rating among those of one facet. */
export type FacetCell = {
  readonly code: string;
  readonly title: string;
  readonly level: number | null;
  readonly rank: Rank | null;
  readonly state: IndicatorFact["state"];
};
/** The ratings of one facet below one aggregate, lowest level first, what has none at the end. */
export type FacetStrip = {
  readonly key: string;
  readonly title: string;
  readonly facet: string;
  readonly facetLabel: string;
  readonly cells: readonly FacetCell[];
};

/** A capability indicator as a sentence. */
export type Finding = {
  readonly code: string;
  readonly title: string;
  readonly level: number;
  readonly sentence: string | null;
};

export type Card = {
  readonly profile: readonly ProfileFact[];
  /** Capability aggregates that every reader sees. */
  readonly figures: readonly CardFigure[];
  /** Figures for the team only; empty for everybody else. */
  readonly teamFigures: readonly CardFigure[];
  readonly domains: readonly CardDomain[];
  /** Exposure domains, for the team only. */
  readonly exposureDomains: readonly CardDomain[];
  readonly facets: readonly FacetStrip[];
  readonly strengths: readonly Finding[];
  readonly gaps: readonly Finding[];
  readonly sources: SourceSummary;
};

export type CardOptions = {
  readonly audience: Audience;
  /** The overall figure was asked for; it is off until then. */
  readonly overall: boolean;
  /** The last day that information may date from, `YYYY-MM-DD`. */
  readonly cutOffOn: string;
  /** Facts of the last round where the two compare. */
  readonly last: CardFacts | null;
};

/** The card of one assessment. */
export function buildCard(facts: CardFacts, { audience, overall, cutOffOn, last }: CardOptions): Card {
  const { edition } = facts;
  const nodes = [...facts.nodes.values()];
  const isPublic = ({ key }: NodeFact) => edition.nodes.get(key)?.audience === "all";
  const aggregates = nodes.filter(({ kind }) => kind === "aggregate");
  const domains = nodes.filter(({ kind }) => kind === "domain");
  const withLast = (node: NodeFact): CardDomain => ({
    ...cardFigure(node, audience),
    last: last?.nodes.get(node.key)?.score ?? null,
  });
  const forTeam = (node: NodeFact) =>
    audience === "team" &&
    !isPublic(node) &&
    (overall || edition.nodes.get(node.key)?.shownByDefault === true);
  return {
    profile: facts.profile,
    figures: aggregates
      .filter((node) => node.construct === "capability" && isPublic(node))
      .map((node) => cardFigure(node, audience)),
    teamFigures: aggregates.filter(forTeam).map((node) => cardFigure(node, audience)),
    domains: domains.filter((node) => node.construct === "capability" && isPublic(node)).map(withLast),
    exposureDomains:
      audience === "team" ? domains.filter((node) => node.construct === "exposure").map(withLast) : [],
    facets: facetStrips(facts),
    ...findings(edition, [...facts.indicators.values()]),
    sources: sourceSummary(edition, facts.sources, cutOffOn),
  };
}

/** What a card may show of a node: outside the team only final figures, and a figure only where nothing lowered its band. */
export function cardFigure(node: NodeFact, audience: Audience): CardFigure {
  const isHidden = audience === "release" && node.status !== null && node.status !== "final";
  const isLowered = node.lowered.length > 0;
  return {
    key: node.key,
    title: node.title,
    pillar: node.pillar,
    construct: node.construct,
    status: node.status,
    band: isHidden ? null : node.band,
    score: isHidden || isLowered ? null : node.score,
    bounds: isHidden || isLowered ? null : node.bounds,
    plausible: isHidden || isLowered ? null : node.plausible,
    coverage: node.coverage,
    confidence: node.confidence,
    lowered: node.lowered,
    withheld: node.withheld,
  };
}

/** The ratings of each capability facet below each aggregate that every reader sees. No difference is computed. */
function facetStrips({ edition, indicators, nodes }: CardFacts): readonly FacetStrip[] {
  const facets = (edition.file.facets ?? []).filter(({ construct }) => construct === "capability");
  const aggregates = [...edition.nodes.values()].filter(
    ({ key, kind, audience, construct }) =>
      kind === "aggregate" && audience === "all" && construct === "capability" && nodes.has(key),
  );
  return aggregates.flatMap((aggregate) =>
    facets.flatMap((facet): readonly FacetStrip[] => {
      const cells = aggregate.indicators
        .flatMap((code) => indicators.get(code) ?? [])
        .filter((fact) => fact.facet === facet.code)
        .map(({ code, title, level, rank, state }): FacetCell => ({ code, title, level, rank, state }))
        .sort((a, b) => (a.level ?? Number.MAX_VALUE) - (b.level ?? Number.MAX_VALUE));
      if (cells.length === 0) return [];
      const { key, title } = aggregate;
      return [{ key, title, facet: facet.code, facetLabel: facet.label, cells }];
    }),
  );
}

/** Levels above and below the middle of the scale as sentences, by level then code. No rank is given. */
export function findings(
  edition: Edition,
  indicators: readonly IndicatorFact[],
): { readonly strengths: readonly Finding[]; readonly gaps: readonly Finding[] } {
  const { min, max } = edition.file.scale;
  const middle = exact(min + max);
  const rated = indicators.flatMap(({ code, title, construct, level, sentence }): readonly Finding[] =>
    construct === "capability" && level !== null ? [{ code, title, level, sentence }] : [],
  );
  const side = (sign: -1 | 1) => rated.filter(({ level }) => compare(exact(level * 2), middle) === sign);
  return {
    strengths: side(1).sort((a, b) => b.level - a.level || byCode(a, b)),
    gaps: side(-1).sort((a, b) => a.level - b.level || byCode(a, b)),
  };
}

function byCode(a: Finding, b: Finding): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
