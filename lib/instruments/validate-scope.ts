/** What every check of an instrument file looks things up in. */
import { compare, exact } from "@/lib/core/exact";
import { scaleLevels } from "./edition";
import type { InstrumentFile } from "./format";
import type { Band, Construct } from "./format-values";
import { type InstrumentProblem, type JsonPath, type ProblemCode, problem } from "./problem";

export type Scope = {
  readonly file: InstrumentFile;
  readonly levels: ReadonlySet<number>;
  /** Constructs of indicators, domains and aggregates. */
  readonly constructs: ReadonlyMap<string, Construct>;
  readonly indicators: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly aggregates: ReadonlySet<string>;
  readonly report: (
    path: JsonPath,
    code: ProblemCode,
    params?: Readonly<Record<string, string | number>>,
  ) => void;
};

/** A scope that collects into `problems`. */
export function scopeOf(file: InstrumentFile, problems: InstrumentProblem[]): Scope {
  const constructs = new Map<string, Construct>();
  for (const domain of file.domains) constructs.set(domain.code, domain.construct);
  for (const aggregate of file.aggregates) constructs.set(aggregate.key, aggregate.construct);
  for (const indicator of file.indicators) {
    const construct = indicator.domain ? constructs.get(indicator.domain) : indicator.construct;
    if (construct) constructs.set(indicator.code, construct);
  }
  return {
    file,
    levels: new Set(isScaleUsable(file.scale) ? scaleLevels(file.scale) : []),
    constructs,
    indicators: new Set(file.indicators.map((indicator) => indicator.code)),
    domains: new Set(file.domains.map((domain) => domain.code)),
    aggregates: new Set(file.aggregates.map((aggregate) => aggregate.key)),
    report: (path, code, params) => problems.push(problem(path, code, params)),
  };
}

/** Whether levels can be listed: three decimals, whole steps, at most 201 of them. */
export function isScaleUsable({ min, max, step }: InstrumentFile["scale"]): boolean {
  const parts = [min, max, step].map((value) => value * 1000);
  const whole = parts.every((value) => Math.abs(value - Math.round(value)) < 1e-6 && Math.abs(value) < 1e8);
  const [low = 0, high = 0, by = 0] = parts.map(Math.round);
  return whole && by > 0 && high > low && (high - low) % by === 0 && (high - low) / by <= 200;
}

/** Reports each code that stands more than once. */
export function checkUnique(scope: Scope, entries: readonly { code: string; path: JsonPath }[]): void {
  const seen = new Set<string>();
  for (const { code, path } of entries) {
    if (seen.has(code)) scope.report(path, "duplicate", { code });
    seen.add(code);
  }
}

/** Reports a code that is not in a set of known ones. */
export function checkKnown(
  scope: Scope,
  path: JsonPath,
  code: string,
  known: ReadonlySet<string>,
  kind: string,
): boolean {
  if (known.has(code)) return true;
  scope.report(path, "unknown", { code, kind });
  return false;
}

/** Reports a level that is not on the scale. */
export function checkLevel(scope: Scope, path: JsonPath, level: number): void {
  if (scope.levels.size === 0 || scope.levels.has(level)) return;
  scope.report(path, "off_scale", { level, levels: [...scope.levels].join(", ") });
}

/** Reports an exact number outside a range, ends included. */
export function checkRange(
  scope: Scope,
  path: JsonPath,
  value: number | string,
  min: number,
  max: number,
): void {
  const number = exact(value);
  if (compare(number, exact(min)) < 0 || compare(number, exact(max)) > 0)
    scope.report(path, "range", { value, min, max });
}

/** Reports bands with equal codes or not in rising order. */
export function checkBands(scope: Scope, path: JsonPath, bands: readonly Band[]): void {
  checkUnique(
    scope,
    bands.map(({ code }, index) => ({ code, path: [...path, index, "code"] })),
  );
  bands.forEach((band, index) => {
    const before = bands[index - 1];
    if (before && compare(exact(band.from), exact(before.from)) <= 0)
      scope.report([...path, index, "from"], "order", { code: band.code });
  });
}
