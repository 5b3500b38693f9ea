/** Facts of a release, for everybody who reads it: what the frozen document says and nothing else. Pure. */

import { lastDay } from "@/lib/core/partial-date";
import type { Edition } from "@/lib/instruments/edition";
import { nodeOf } from "@/lib/instruments/edition";
import type { Band } from "@/lib/instruments/format-values";
import type { ReleaseDocument, ReleaseNode, ReleaseWhyNode } from "@/lib/releases/format";
import { ageDay } from "@/lib/scoring/confidence";
import type { CardFacts, CitationFact, IndicatorFact, NodeFact, SourceFact, WhyFact, WhyLeaf } from "./facts";
import {
  levelRank,
  type StoredNumber,
  shownBand,
  shownFigure,
  shownPercent,
  shownRange,
  shownWeight,
  storedNumber,
} from "./shown";

type ReleaseIndicator = ReleaseDocument["indicators"][number];
type ReleaseSource = ReleaseDocument["sources"][number];
type ReleaseRating = Extract<ReleaseWhyNode["children"][number], { kind: "rating" }>;

const YEAR = /^\d{4}/;

/** Everything that a release says, drawn with the words of its own edition. Throws NOT_FOUND for a node that the edition lacks. */
export function factsOfRelease(edition: Edition, document: ReleaseDocument): CardFacts {
  const sources = new Map(document.sources.map((source) => [source.code, source]));
  return {
    edition,
    nodes: new Map(document.capability.map((node) => [node.key, nodeFact(edition, node)])),
    indicators: new Map(
      document.indicators.map((indicator) => [indicator.code, indicatorFact(edition, indicator, sources)]),
    ),
    knowsCauses: document.indicators.some(({ changeCause }) => changeCause !== undefined),
    profile: document.exposure.map(({ indicator, group, label, state, word, sentence, reason }) => ({
      indicator,
      group,
      label,
      state,
      word,
      sentence,
      reason: reason?.label ?? null,
    })),
    sources: document.sources.map(
      (source): SourceFact => ({
        type: source.type,
        day: ageDay(
          {
            inForceCheckedOn: source.inForceCheckedOn,
            periodEnd: lastDay(source.periodTo),
            publishedOn: lastDay(source.publishedOn),
          },
          document.round.cutOffOn,
        ),
      }),
    ),
  };
}

function figure(value: StoredNumber | null, bands: readonly Band[]) {
  return shownFigure(value && storedNumber(value), bands);
}

function range(low: StoredNumber | null, high: StoredNumber | null, bands: readonly Band[]) {
  return shownRange(low && storedNumber(low), high && storedNumber(high), bands);
}

function percent(share: StoredNumber | null): number | null {
  return shownPercent(share && storedNumber(share));
}

function nodeFact(edition: Edition, node: ReleaseNode): NodeFact {
  const { bands } = nodeOf(edition, node.key);
  const whole = node.why.figure;
  return {
    key: node.key,
    kind: node.kind,
    title: node.title,
    pillar: node.pillar,
    construct: "capability",
    status: node.status,
    score: figure(whole.score, bands),
    bounds: range(whole.low, whole.high, bands),
    plausible: range(whole.plausibleLow, whole.plausibleHigh, bands),
    coverage: percent(node.coverage),
    confidence: node.confidence,
    band: shownBand(bands, node.band?.code ?? null),
    bandOfScore: shownBand(bands, node.why.bandOfFigure?.code ?? null),
    bandFigure: figure(node.why.bandFigure, bands),
    lowered: node.loweredBy.map((reason) => ({ ...reason, toConfirm: false })),
    withheld: node.withheld,
    tree: whyFact(node.why.tree),
  };
}

function whyFact(node: ReleaseWhyNode): WhyFact {
  return {
    kind: "node",
    key: node.key,
    method: node.method,
    weight: shownWeight(storedNumber(node.weight)),
    share: figure(node.share, []),
    value: figure(node.value, []),
    coverage: percent(node.coverage),
    children: node.children.map((child) => (child.kind === "node" ? whyFact(child) : whyLeaf(child))),
  };
}

function whyLeaf(rating: ReleaseRating): WhyLeaf {
  return {
    kind: "rating",
    key: rating.key,
    weight: shownWeight(storedNumber(rating.weight)),
    share: figure(rating.share, []),
    value: figure(rating.value, []),
  };
}

function indicatorFact(
  edition: Edition,
  indicator: ReleaseIndicator,
  sources: ReadonlyMap<string, ReleaseSource>,
): IndicatorFact {
  const { level, reason } = indicator;
  return {
    code: indicator.code,
    title: indicator.title,
    domain: indicator.domain,
    construct: indicator.construct,
    facet: edition.indicators.get(indicator.code)?.definition.facet ?? null,
    state: indicator.state,
    level,
    rank: level === null ? null : levelRank(edition, level),
    word: indicator.word,
    sentence: indicator.sentence,
    reason,
    withheld: reason !== null && edition.withheldReasons.has(reason.code),
    notApplicableReason: indicator.notApplicableReason,
    rationale: indicator.rationale,
    language: indicator.language,
    confidence: indicator.confidence,
    changeCause: indicator.changeCause ?? null,
    gates: [],
    citations: indicator.citations.flatMap((citation, index): readonly CitationFact[] => {
      const source = sources.get(citation.source);
      if (!source) return [];
      return [
        {
          key: `${citation.source}-${index}`,
          source: { code: source.code, title: source.title },
          type: source.type,
          year: YEAR.exec(source.publishedOn ?? source.periodTo ?? "")?.[0] ?? null,
          locator: citation.locator,
          passage: citation.passage,
          language: citation.language,
          shows: citation.shows,
          stance: citation.stance,
        },
      ];
    }),
  };
}
