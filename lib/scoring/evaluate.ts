/** From levels to figures: one walk over the nodes of an edition, in any arithmetic. */
import type { ChildRef, Edition, EditionNode } from "@/lib/instruments/edition";
import type { Arithmetic, Term } from "./arithmetic";

/** How one walk reads an indicator: as a level, as a gap, or as not there at all (not applicable). */
export type Reading =
  | { readonly kind: "level"; readonly level: number }
  | { readonly kind: "gap" | "absent" };
export type ReadIndicator = (indicator: string) => Reading;

/** The weight that a child of a node has in one walk. */
export type WeightOf<N> = (child: ChildRef) => N;

/** What a walk knows of a node or an indicator. */
export type Evaluated<N> = {
  /** The figure from what is there, or null where the method gives none. */
  readonly value: N | null;
  /** Rated weight over applicable weight; null where nothing applies. */
  readonly coverage: N | null;
  /** Nothing below is a gap. */
  readonly complete: boolean;
  /** Something below has a level. */
  readonly started: boolean;
};

export type Evaluation<N> = {
  readonly read: ReadIndicator;
  readonly nodes: ReadonlyMap<string, Evaluated<N>>;
  readonly child: (child: ChildRef) => Evaluated<N>;
};

/** The value of a level by the edition's `normalise`. */
export function normalise<N>(edition: Edition, arithmetic: Arithmetic<N>, level: number): N {
  const { scale, normalise: rule } = edition.file;
  const { of, subtract, divide, multiply } = arithmetic;
  if (rule === "none") return of(level);
  if (rule === "of_maximum") return multiply(divide(of(level), of(scale.max)), of(100));
  return multiply(
    divide(subtract(of(level), of(scale.min)), subtract(of(scale.max), of(scale.min))),
    of(100),
  );
}

/**
 * Walks the edition once, children before parents; with its own weights, unless others are given for its children.
 * Where an earlier walk in the same arithmetic and with the same weights read the same of every indicator below a node,
 * what it found is taken: exact numbers are costly, and most readings differ in a few.
 */
export function evaluate<N>(
  edition: Edition,
  arithmetic: Arithmetic<N>,
  read: ReadIndicator,
  {
    weightOf = ({ weight }) => arithmetic.fromExact(weight),
    earlier,
  }: { weightOf?: WeightOf<N>; earlier?: Evaluation<N> } = {},
): Evaluation<N> {
  const nodes = new Map<string, Evaluated<N>>();
  const values = new Map(edition.levels.map((level) => [level, normalise(edition, arithmetic, level)]));
  const absent: Evaluated<N> = { value: null, coverage: null, complete: true, started: false };
  const gap: Evaluated<N> = { value: null, coverage: arithmetic.of(0), complete: false, started: false };
  const one = arithmetic.of(1);
  const child = ({ ref, kind }: ChildRef): Evaluated<N> => {
    if (kind === "node") return nodes.get(ref) ?? absent;
    const reading = read(ref);
    if (reading.kind !== "level") return reading.kind === "gap" ? gap : absent;
    return { value: values.get(reading.level) ?? null, coverage: one, complete: true, started: true };
  };
  const isKnown = earlier ? readsTheSame(edition, read, earlier.read) : () => false;
  for (const node of edition.nodes.values()) {
    const known = isKnown(node) ? earlier?.nodes.get(node.key) : undefined;
    nodes.set(node.key, known ?? evaluateNode(node, arithmetic, child, weightOf));
  }
  return { read, nodes, child };
}

/** Whether two readings say the same of everything below a node. */
function readsTheSame(
  edition: Edition,
  a: ReadIndicator,
  b: ReadIndicator,
): (node: Pick<EditionNode, "indicators">) => boolean {
  const differs = new Set([...edition.indicators.keys()].filter((code) => !isSame(a(code), b(code))));
  return ({ indicators }) => !indicators.some((code) => differs.has(code));
}

function isSame(a: Reading, b: Reading): boolean {
  return a.kind === "level" ? b.kind === "level" && a.level === b.level : a.kind === b.kind;
}

/** One pass over the children: a simulation walks editions millions of times. */
function evaluateNode<N>(
  node: EditionNode,
  arithmetic: Arithmetic<N>,
  child: (child: ChildRef) => Evaluated<N>,
  weightOf: WeightOf<N>,
): Evaluated<N> {
  const coverages: Term<N>[] = [];
  const terms: Term<N>[] = [];
  let complete = true;
  let started = false;
  // A child that has levels below it but no figure (a sum with gaps) must not be averaged away.
  let isOpen = false;
  for (const ref of node.children) {
    const below = child(ref);
    if (below.coverage === null) continue;
    const weight = weightOf(ref);
    coverages.push({ value: below.coverage, weight });
    if (below.value !== null) terms.push({ value: below.value, weight });
    else if (below.started) isOpen = true;
    if (!below.complete) complete = false;
    if (below.started) started = true;
  }
  if (coverages.length === 0) return { value: null, coverage: null, complete: true, started: false };
  const hasFigure = terms.length > 0 && !isOpen && (node.method !== "sum" || complete);
  return {
    value: hasFigure ? combine(node, arithmetic, terms) : null,
    coverage: weightedMean(arithmetic, coverages),
    complete,
    started,
  };
}

function combine<N>({ method }: EditionNode, arithmetic: Arithmetic<N>, terms: readonly Term<N>[]): N {
  const { add, multiply, compare } = arithmetic;
  switch (method) {
    case "arithmetic_mean":
      return weightedMean(arithmetic, terms);
    case "geometric_mean":
      return arithmetic.geometricMean(terms);
    case "sum":
      return terms.reduce(
        (total, { value, weight }) => add(total, multiply(value, weight)),
        arithmetic.of(0),
      );
    case "minimum":
      return terms
        .map(({ value }) => value)
        .reduce((least, value) => (compare(value, least) < 0 ? value : least));
    case "maximum":
      return terms
        .map(({ value }) => value)
        .reduce((most, value) => (compare(value, most) > 0 ? value : most));
  }
}

/** The mean of values by weight. Throws RangeError where there is no weight. */
export function weightedMean<N>({ of, add, multiply, divide }: Arithmetic<N>, terms: readonly Term<N>[]): N {
  let total = of(0);
  let weights = total;
  for (const { value, weight } of terms) {
    total = add(total, multiply(value, weight));
    weights = add(weights, weight);
  }
  return divide(total, weights);
}
