/** What one edition says otherwise than another, part by part, for who decides whether it is published. Pure. */
import { fractionText } from "@/lib/core/exact";
import type { Edition, EditionNode } from "./edition";
import type { IndicatorDefinition, InstrumentFile } from "./format";
import { saysTheSame } from "./wording";

/** Every part of an indicator but its code. */
export const INDICATOR_PARTS = [
  "title",
  "question",
  "guidance",
  "levels",
  "domain",
  "construct",
  "weight",
  "facet",
  "basis",
  "evidenceExpected",
  "linkedRegisters",
  "notApplicable",
  "notCountedHere",
  "answersExposure",
  "reason",
  "slug",
] as const satisfies readonly Exclude<keyof IndicatorDefinition, "code">[];
export type IndicatorPart = (typeof INDICATOR_PARTS)[number];

/** The parts of a domain or aggregate that move its figure or its band, or who sees it. */
export const NODE_PARTS = [
  "title",
  "pillar",
  "construct",
  "method",
  "weights",
  "requires",
  "coverageRule",
  "bands",
  "audience",
] as const;
export type NodePart = (typeof NODE_PARTS)[number];

/** The rules of a file: everything that is neither an indicator nor a figure nor its name. */
export const RULE_PARTS = [
  "scale",
  "normalise",
  "coverage",
  "bands",
  "gates",
  "balanceCaps",
  "gaps",
  "notApplicableRules",
  "confidence",
  "claims",
  "priority",
  "plausibleRange",
  "disagreement",
  "secondRating",
  "exposureProfile",
  "derivations",
  "constructs",
  "pillars",
  "facets",
  "codeLists",
  "testVectors",
  "explanations",
  "status",
  "statusNote",
  "publisher",
  "foundations",
] as const satisfies readonly (keyof InstrumentFile)[];
export type RulePart = (typeof RULE_PARTS)[number];

/** An indicator of both editions of which something is another. */
export type IndicatorChange = {
  readonly code: string;
  readonly parts: readonly IndicatorPart[];
  /** Levels whose sentence is another. */
  readonly levels: readonly number[];
};
export type NodeChange = {
  readonly key: string;
  readonly title: string;
  readonly change: "added" | "removed" | "changed";
  readonly parts: readonly NodePart[];
};
/** A rule that is another; `codes` name its entries that are new, gone or other, where they have codes. */
export type RuleChange = { readonly part: RulePart; readonly codes: readonly string[] };

export type EditionDifference = {
  readonly indicators: readonly IndicatorChange[];
  readonly nodes: readonly NodeChange[];
  readonly rules: readonly RuleChange[];
};

/** Everything that the later edition says otherwise. New and dropped indicators stand in the crosswalk. */
export function editionDifference(earlier: Edition, later: Edition): EditionDifference {
  return {
    indicators: [...later.indicators.keys()].flatMap((code) => indicatorChange(earlier, later, code)),
    nodes: nodeChanges(earlier, later),
    rules: RULE_PARTS.flatMap((part): readonly RuleChange[] => {
      const [before, now] = [earlier.file[part], later.file[part]];
      return saysTheSame(before, now) ? [] : [{ part, codes: changedCodes(before, now) }];
    }),
  };
}

function indicatorChange(earlier: Edition, later: Edition, code: string): readonly IndicatorChange[] {
  const [before, now] = [earlier.indicators.get(code)?.definition, later.indicators.get(code)?.definition];
  if (!before || !now) return [];
  const parts = INDICATOR_PARTS.filter((part) => !saysTheSame(before[part], now[part]));
  const sentenceOf = (definition: IndicatorDefinition, level: number) =>
    definition.levels?.find((entry) => entry.level === level)?.sentence;
  const levels = later.levels.filter((level) => sentenceOf(before, level) !== sentenceOf(now, level));
  return parts.length === 0 ? [] : [{ code, parts, levels }];
}

function nodeChanges(earlier: Edition, later: Edition): readonly NodeChange[] {
  const removed = [...earlier.nodes.values()].filter(({ key }) => !later.nodes.has(key));
  return [
    ...[...later.nodes.values()].flatMap((node): readonly NodeChange[] => {
      const before = earlier.nodes.get(node.key);
      const { key, title } = node;
      if (!before) return [{ key, title, change: "added", parts: [] }];
      const parts = changedNodeParts(before, node);
      return parts.length === 0 ? [] : [{ key, title, change: "changed", parts }];
    }),
    ...removed.map(({ key, title }): NodeChange => ({ key, title, change: "removed", parts: [] })),
  ];
}

/** The parts of a figure that are another in the later edition; the weights of what is below it are one. */
export function changedNodeParts(before: EditionNode, now: EditionNode): readonly NodePart[] {
  const weightsOf = ({ children }: EditionNode) =>
    Object.fromEntries(children.map(({ ref, weight }) => [ref, fractionText(weight)]));
  const partOf = (node: EditionNode, part: NodePart) => (part === "weights" ? weightsOf(node) : node[part]);
  return NODE_PARTS.filter((part) => !saysTheSame(partOf(before, part), partOf(now, part)));
}

function changedCodes(before: unknown, now: unknown): readonly string[] {
  const [first, second] = [codedEntries(before), codedEntries(now)];
  const codes = new Set([...first.keys(), ...second.keys()]);
  return [...codes].filter((code) => !saysTheSame(first.get(code), second.get(code)));
}

/** The entries of a rule that have a code or a name, whatever lists they stand in. */
function codedEntries(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null) return new Map();
  const lists: readonly unknown[] = Array.isArray(value) ? [value] : Object.values(value);
  const entries = lists.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  return new Map(
    entries.flatMap((entry): readonly [string, unknown][] => {
      if (typeof entry !== "object" || entry === null) return [];
      const code = "code" in entry ? entry.code : "name" in entry ? entry.name : undefined;
      return typeof code === "string" ? [[code, entry]] : [];
    }),
  );
}
