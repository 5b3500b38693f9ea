/** Figures as plain JSON: what is stored beside an assessment, frozen in a release and handed to components. */
import { decimalText, type ExactNumber, fractionText } from "@/lib/core/exact";
import { type Edition, nodeOf } from "@/lib/instruments/edition";
import type { Band, Construct } from "@/lib/instruments/format-values";
import { type DisplayFigure, displayFigure, displayPercent } from "./display";
import type { AnyNodeScore, Cap, Score, Status, WhyNode, WhyRating } from "./score";

/** Decimal places of unrounded decimals. */
const PLACES = 15;

/** A number without loss: the fraction where there is one, and a decimal. */
export type PlainNumber = { readonly exact: string | null; readonly decimal: string };

/** A figure with its construct and how it is shown. */
export type PlainFigure = PlainNumber & { readonly construct: Construct; readonly shown: DisplayFigure };

/** A band word of the edition. */
export type PlainBand = { readonly code: string; readonly label: string };

export type PlainCap = Omit<Cap, "maxBand"> & {
  readonly maxBand: PlainBand | null;
  readonly label: string | null;
};

export type PlainNodeScore = {
  readonly key: string;
  readonly kind: "domain" | "aggregate";
  readonly title: string;
  readonly construct: Construct;
  readonly audience: "all" | "team";
  readonly status: Status | null;
  readonly score: PlainFigure | null;
  readonly low: PlainFigure | null;
  readonly high: PlainFigure | null;
  readonly coverage: (PlainNumber & { readonly percent: number }) | null;
  readonly bandFigure: PlainFigure | null;
  readonly band: PlainBand | null;
  readonly bandOfScore: PlainBand | null;
  readonly caps: readonly PlainCap[];
  /** The band lies below its figure: print band and reason, the figure in the why tree only. */
  readonly isLowered: boolean;
  readonly withheld: readonly string[];
  readonly confidence: string | null;
  readonly plausible: { readonly low: PlainFigure; readonly high: PlainFigure } | null;
};

/** A why tree as plain JSON. */
export type PlainWhy =
  | (Omit<WhyRating, "weight" | "effectiveWeight" | "normalised"> & {
      readonly title: string;
      readonly weight: PlainNumber;
      readonly effectiveWeight: PlainNumber | null;
      readonly normalised: PlainNumber | null;
    })
  | (Omit<WhyNode, "weight" | "effectiveWeight" | "value" | "coverage" | "children"> & {
      readonly title: string;
      readonly weight: PlainNumber;
      readonly effectiveWeight: PlainNumber | null;
      readonly value: PlainNumber | null;
      readonly coverage: PlainNumber | null;
      readonly children: readonly PlainWhy[];
    });

/** A number as text, without loss where it is a fraction. */
export function plainNumber(value: ExactNumber): PlainNumber {
  return { exact: fractionText(value), decimal: decimalText(value, PLACES) };
}

/** A node of an assessment as plain JSON, without its why tree. */
export function plainNode(edition: Edition, score: AnyNodeScore): PlainNodeScore {
  const { title, audience, bands } = nodeOf(edition, score.key);
  const figure = (value: Score<Construct> | null) => (value ? plainFigure(value, bands) : null);
  const band = (code: string | null): PlainBand | null => {
    const found = bands.find((entry) => entry.code === code);
    return found ? { code: found.code, label: found.label } : null;
  };
  return {
    key: score.key,
    kind: score.kind,
    title,
    construct: score.construct,
    audience,
    status: score.status,
    score: figure(score.score),
    low: figure(score.low),
    high: figure(score.high),
    coverage: score.coverage && { ...plainNumber(score.coverage), percent: displayPercent(score.coverage) },
    bandFigure: figure(score.bandFigure),
    band: band(score.band),
    bandOfScore: band(score.bandOfScore),
    caps: score.caps.map((cap) => ({ ...cap, maxBand: band(cap.maxBand), label: capLabel(edition, cap) })),
    isLowered: score.caps.length > 0,
    withheld: score.withheld,
    confidence: score.confidence,
    plausible: score.plausible && {
      low: plainFigure(score.plausible.low, bands),
      high: plainFigure(score.plausible.high, bands),
    },
  };
}

function plainFigure({ construct, exact }: Score<Construct>, bands: readonly Band[]): PlainFigure {
  return { ...plainNumber(exact), construct, shown: displayFigure(exact, bands) };
}

/** The edition's own words for a cap; null for withheld answers, whose words are the product's. */
function capLabel(edition: Edition, { kind, code }: Cap): string | null {
  if (kind === "gate") return edition.gates.find((gate) => gate.code === code)?.label ?? null;
  return edition.file.balanceCaps?.find((cap) => cap.code === code)?.label ?? null;
}

/** A why tree as plain JSON, with the titles of the edition. */
export function plainWhy(edition: Edition, node: WhyNode | WhyRating): PlainWhy {
  const number = (value: ExactNumber | null) => (value ? plainNumber(value) : null);
  if (node.kind === "rating") {
    return {
      ...node,
      title: edition.indicators.get(node.key)?.definition.title ?? node.key,
      weight: plainNumber(node.weight),
      effectiveWeight: number(node.effectiveWeight),
      normalised: number(node.normalised),
    };
  }
  return {
    ...node,
    title: nodeOf(edition, node.key).title,
    weight: plainNumber(node.weight),
    effectiveWeight: number(node.effectiveWeight),
    value: number(node.value),
    coverage: number(node.coverage),
    children: node.children.map((child) => plainWhy(edition, child)),
  };
}
