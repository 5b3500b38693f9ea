/** From levels to figures: one walk over the nodes of an edition, in any arithmetic. */
import type { ChildRef, Edition, EditionNode } from "@/lib/instruments/edition";
import type { Arithmetic, Term } from "./arithmetic";

/** How one walk reads an indicator: as a level, as a gap, or as not there at all (not applicable). */
export type Reading =
  | { readonly kind: "level"; readonly level: number }
  | { readonly kind: "gap" | "absent" };
export type ReadIndicator = (indicator: string) => Reading;

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
 * Walks the edition once, children before parents. Where an earlier walk in the same arithmetic read the same of
 * every indicator below a node, what it found is taken: exact numbers are costly, and most readings differ in a few.
 */
export function evaluate<N>(
  edition: Edition,
  arithmetic: Arithmetic<N>,
  read: ReadIndicator,
  earlier?: Evaluation<N>,
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
  const differs = new Set(
    [...edition.indicators.keys()].filter((code) => !earlier || !isSame(read(code), earlier.read(code))),
  );
  for (const node of edition.nodes.values()) {
    const known = node.indicators.some((code) => differs.has(code))
      ? undefined
      : earlier?.nodes.get(node.key);
    nodes.set(node.key, known ?? evaluateNode(node, arithmetic, child));
  }
  return { read, nodes, child };
}

function isSame(a: Reading, b: Reading): boolean {
  return a.kind === "level" ? b.kind === "level" && a.level === b.level : a.kind === b.kind;
}

function evaluateNode<N>(
  node: EditionNode,
  arithmetic: Arithmetic<N>,
  child: (child: ChildRef) => Evaluated<N>,
): Evaluated<N> {
  const applicable = node.children
    .map((ref) => ({ ...child(ref), weight: arithmetic.fromExact(ref.weight) }))
    .filter((entry) => entry.coverage !== null);
  if (applicable.length === 0) return { value: null, coverage: null, complete: true, started: false };
  const coverage = weightedMean(
    arithmetic,
    applicable.map(({ coverage: part, weight }) => ({ value: part ?? arithmetic.of(0), weight })),
  );
  const complete = applicable.every((entry) => entry.complete);
  const started = applicable.some((entry) => entry.started);
  const terms = applicable.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]));
  // A child that has levels below it but no figure (a sum with gaps) must not be averaged away.
  const isOpen = applicable.some((entry) => entry.value === null && entry.started);
  const hasFigure = terms.length > 0 && !isOpen && (node.method !== "sum" || complete);
  return { value: hasFigure ? combine(node, arithmetic, terms) : null, coverage, complete, started };
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
  const total = terms.reduce((sum, { value, weight }) => add(sum, multiply(value, weight)), of(0));
  return divide(
    total,
    terms.reduce((sum, { weight }) => add(sum, weight), of(0)),
  );
}
