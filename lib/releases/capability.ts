/** The capability figures of a release, from an edition and the levels that the release itself holds. Pure. */
import { CONFIDENCES, FIGURE_STATUSES } from "@/db/enums";
import { decimalText, type ExactNumber, fractionText } from "@/lib/core/exact";
import { type Edition, nodeOf } from "@/lib/instruments/edition";
import type { ScoredAssessment } from "@/lib/scoring/engine";
import type { Cap, NodeScore, WhyNode, WhyRating } from "@/lib/scoring/score";
import type { ReleaseNode, ReleaseWhyNode } from "./format";

/** Decimal places of a computed number in a release. */
const PLACES = 20;

function number(value: ExactNumber): { exact: string | null; decimal: string } {
  return { exact: fractionText(value), decimal: decimalText(value, PLACES) };
}

function maybeNumber(value: ExactNumber | null | undefined): ReturnType<typeof number> | null {
  return value ? number(value) : null;
}

/** The capability nodes that a release shows, aggregates first, each group in the order of the edition. */
export function releaseNodes(scored: ScoredAssessment): ReleaseNode[] {
  const { edition } = scored;
  const shown = [...scored.nodes.values()].filter(({ key }) => {
    const node = nodeOf(edition, key);
    return node.construct === "capability" && node.audience === "all" && node.inRelease;
  });
  const order = (kind: "aggregate" | "domain") => shown.filter((node) => node.kind === kind);
  return [...order("aggregate"), ...order("domain")].flatMap((node) =>
    node.construct === "capability" ? [releaseNode(edition, node)] : [],
  );
}

function releaseNode(edition: Edition, node: NodeScore<"capability">): ReleaseNode {
  const { title, pillar } = nodeOf(edition, node.key);
  const figure = {
    score: maybeNumber(node.score?.exact),
    low: maybeNumber(node.low?.exact),
    high: maybeNumber(node.high?.exact),
    plausibleLow: maybeNumber(node.plausible?.low.exact),
    plausibleHigh: maybeNumber(node.plausible?.high.exact),
  };
  return {
    key: node.key,
    kind: node.kind,
    title,
    pillar,
    status: FIGURE_STATUSES.find((status) => status === node.status) ?? null,
    coverage: maybeNumber(node.coverage),
    confidence: CONFIDENCES.find((word) => word === node.confidence) ?? null,
    band: bandOf(edition, node.key, node.band),
    loweredBy: node.caps.map((cap) => loweredBy(edition, cap)),
    figure: node.caps.length > 0 ? null : figure,
    withheld: [...node.withheld],
    why: {
      figure,
      bandFigure: maybeNumber(node.bandFigure?.exact),
      bandOfFigure: bandOf(edition, node.key, node.bandOfScore),
      tree: whyNode(node.why),
    },
  };
}

function bandOf(edition: Edition, key: string, code: string | null): ReleaseNode["band"] {
  const { bands } = nodeOf(edition, key);
  const index = bands.findIndex((entry) => entry.code === code);
  const band = bands[index];
  return band ? { code: band.code, label: band.label, position: index + 1, of: bands.length } : null;
}

function loweredBy(edition: Edition, cap: Cap): ReleaseNode["loweredBy"][number] {
  const { code, kind, becauseWithheld } = cap;
  const label =
    edition.gates.find((gate) => gate.code === code)?.label ??
    edition.file.balanceCaps?.find((entry) => entry.code === code)?.label ??
    null;
  return { code, kind, label, indicators: [...cap.indicators], becauseWithheld };
}

function whyNode(node: WhyNode): ReleaseWhyNode {
  return {
    kind: "node",
    key: node.key,
    method: node.method,
    weight: number(node.weight),
    share: maybeNumber(node.effectiveWeight),
    value: maybeNumber(node.value),
    coverage: maybeNumber(node.coverage),
    children: node.children.map((child) => (child.kind === "node" ? whyNode(child) : whyRating(child))),
  };
}

function whyRating(rating: WhyRating): Extract<ReleaseWhyNode["children"][number], { kind: "rating" }> {
  return {
    kind: "rating",
    key: rating.key,
    weight: number(rating.weight),
    share: maybeNumber(rating.effectiveWeight),
    value: maybeNumber(rating.normalised),
    withheld: rating.withheld,
  };
}
