/** An instrument edition, resolved: every reference looked up once, nodes in an order in which children come first. */

import { AppError } from "@/lib/core/errors";
import { compare, type ExactNumber, exact } from "@/lib/core/exact";
import type {
  AggregateDefinition,
  DomainDefinition,
  Gate,
  IndicatorDefinition,
  InstrumentFile,
} from "./format";
import type { CoverageRule } from "./format-nodes";
import type { Band, Construct, Method } from "./format-values";

/** An indicator with its place in the instrument. `order` is its position in the file. */
export type Indicator = {
  readonly code: string;
  readonly construct: Construct;
  readonly domain: string | null;
  readonly order: number;
  readonly weight: ExactNumber;
  readonly definition: IndicatorDefinition;
};

/** One child of a node. */
export type ChildRef = {
  readonly ref: string;
  readonly kind: "indicator" | "node";
  readonly weight: ExactNumber;
};

/** A domain or an aggregate, alike for the engine. */
export type EditionNode = {
  readonly key: string;
  readonly kind: "domain" | "aggregate";
  readonly title: string;
  readonly pillar: string | null;
  readonly construct: Construct;
  readonly method: Method;
  readonly children: readonly ChildRef[];
  readonly requires: AggregateDefinition["requires"];
  readonly hasStatus: boolean;
  readonly coverageRule: CoverageRule | null;
  readonly bands: readonly Band[];
  readonly audience: "all" | "team";
  readonly shownByDefault: boolean;
  readonly inRelease: boolean;
  /** Indicators below the node, in file order, each once. */
  readonly indicators: readonly string[];
  /** Domains below the node, itself included where it is one. */
  readonly domains: readonly string[];
};

/** An edition ready for the engine. */
export type Edition = {
  readonly file: InstrumentFile;
  /** CODE@VERSION, as commands and addresses name it. */
  readonly id: string;
  /** Every level of the scale, lowest first. */
  readonly levels: readonly number[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Children before parents; domains before aggregates. */
  readonly nodes: ReadonlyMap<string, EditionNode>;
  readonly gates: readonly Gate[];
  /** Reasons of a gap that count as withheld. */
  readonly withheldReasons: ReadonlySet<string>;
};

/** Every level from min to max in steps, computed exactly. */
export function scaleLevels(scale: InstrumentFile["scale"]): readonly number[] {
  const thousandths = (value: number) => Math.round(value * 1000);
  const [min, max, step] = [thousandths(scale.min), thousandths(scale.max), thousandths(scale.step)];
  return Array.from(
    { length: Math.floor((max - min) / step) + 1 },
    (_, index) => (min + index * step) / 1000,
  );
}

/** The indicator of a code. Throws NOT_FOUND. */
export function indicatorOf(edition: Edition, code: string): Indicator {
  const indicator = edition.indicators.get(code);
  if (!indicator) throw new AppError("NOT_FOUND", `indicator ${code} of ${edition.id}`);
  return indicator;
}

/** The domain or aggregate of a key. Throws NOT_FOUND. */
export function nodeOf(edition: Edition, key: string): EditionNode {
  const node = edition.nodes.get(key);
  if (!node) throw new AppError("NOT_FOUND", `node ${key} of ${edition.id}`);
  return node;
}

/** Indicators that a list of indicator and domain or aggregate codes stands for, in file order, each once. */
export function expandRefs(edition: Edition, refs: readonly string[]): readonly string[] {
  const codes = new Set(
    refs.flatMap((ref) => (edition.indicators.has(ref) ? [ref] : nodeOf(edition, ref).indicators)),
  );
  return [...edition.indicators.keys()].filter((code) => codes.has(code));
}

/** The sentence of a level of an indicator, or null where the instrument has none. */
export function levelSentence(edition: Edition, code: string, level: number): string | null {
  return (
    indicatorOf(edition, code).definition.levels?.find((entry) => entry.level === level)?.sentence ?? null
  );
}

/** The word of a level, or null where the scale has none. */
export function levelWord(edition: Edition, level: number): string | null {
  return edition.file.scale.levels?.find((entry) => entry.level === level)?.word ?? null;
}

/** Resolves a file that passed the validator. Throws INVALID where a reference leads nowhere. */
export function resolveEdition(file: InstrumentFile): Edition {
  const constructOf = new Map(file.domains.map((domain) => [domain.code, domain.construct]));
  const indicators = new Map<string, Indicator>();
  file.indicators.forEach((definition, order) => {
    const domain = definition.domain ?? null;
    const construct = domain === null ? definition.construct : constructOf.get(domain);
    if (!construct) throw new AppError("INVALID", `indicator ${definition.code} has no construct`);
    const weight = exact(definition.weight);
    indicators.set(definition.code, { code: definition.code, construct, domain, order, weight, definition });
  });
  const nodes = new Map<string, EditionNode>();
  for (const domain of file.domains) nodes.set(domain.code, domainNode(file, domain, indicators));
  const pending = new Map(file.aggregates.map((aggregate) => [aggregate.key, aggregate]));
  while (pending.size > 0) {
    const ready = [...pending.values()].filter((a) => a.children.every((child) => !pending.has(child.ref)));
    if (ready.length === 0)
      throw new AppError("INVALID", `aggregates form a circle: ${[...pending.keys()].join(", ")}`);
    for (const aggregate of ready) {
      nodes.set(aggregate.key, aggregateNode(file, aggregate, indicators, nodes));
      pending.delete(aggregate.key);
    }
  }
  return {
    file,
    id: `${file.code}@${file.version}`,
    levels: scaleLevels(file.scale),
    indicators,
    nodes,
    gates: file.gates?.list ?? [],
    withheldReasons: new Set(
      file.gaps?.reasons.filter((reason) => reason.withheld).map((reason) => reason.code),
    ),
  };
}

function bandsOf(
  file: InstrumentFile,
  use: DomainDefinition["bands"],
  construct: Construct,
): readonly Band[] {
  const bands = use === "none" ? [] : use === "construct" ? (file.bands?.[construct] ?? []) : use;
  return [...bands].sort((a, b) => compare(exact(a.from), exact(b.from)));
}

function domainNode(
  file: InstrumentFile,
  domain: DomainDefinition,
  indicators: ReadonlyMap<string, Indicator>,
): EditionNode {
  const own = [...indicators.values()].filter((indicator) => indicator.domain === domain.code);
  return {
    key: domain.code,
    kind: "domain",
    title: domain.title,
    pillar: domain.pillar ?? null,
    construct: domain.construct,
    method: domain.method,
    children: own.map(({ code, weight }) => ({ ref: code, kind: "indicator", weight })),
    requires: "any_child",
    hasStatus: domain.status === "computed",
    coverageRule: domain.coverage ?? file.coverage ?? null,
    bands: bandsOf(file, domain.bands, domain.construct),
    audience: domain.audience,
    shownByDefault: true,
    inRelease: true,
    indicators: own.map(({ code }) => code),
    domains: [domain.code],
  };
}

function aggregateNode(
  file: InstrumentFile,
  aggregate: AggregateDefinition,
  indicators: ReadonlyMap<string, Indicator>,
  nodes: ReadonlyMap<string, EditionNode>,
): EditionNode {
  const below = new Set<string>();
  const domains = new Set<string>();
  const children = aggregate.children.map(({ ref, weight }): ChildRef => {
    const node = nodes.get(ref);
    if (!node && !indicators.has(ref))
      throw new AppError("INVALID", `${aggregate.key} refers to unknown ${ref}`);
    for (const code of node?.indicators ?? [ref]) below.add(code);
    for (const code of node?.domains ?? []) domains.add(code);
    return { ref, kind: node ? "node" : "indicator", weight: exact(weight) };
  });
  return {
    key: aggregate.key,
    kind: "aggregate",
    title: aggregate.title ?? aggregate.key,
    pillar: aggregate.pillar ?? null,
    construct: aggregate.construct,
    method: aggregate.method,
    children,
    requires: aggregate.requires,
    hasStatus: aggregate.status === "computed",
    coverageRule: aggregate.coverage ?? file.coverage ?? null,
    bands: bandsOf(file, aggregate.bands, aggregate.construct),
    audience: aggregate.audience,
    shownByDefault: aggregate.shownByDefault,
    inRelease: aggregate.inRelease,
    indicators: [...indicators.keys()].filter((code) => below.has(code)),
    domains: [...domains],
  };
}
