/** Checks of scale, pillars, domains, indicators and aggregates. */
import { add, compare, exact, fractionText, ZERO } from "@/lib/core/exact";
import type { CoverageRule } from "./format-nodes";
import type { JsonPath } from "./problem";
import {
  checkBands,
  checkKnown,
  checkLevel,
  checkRange,
  checkUnique,
  isScaleUsable,
  type Scope,
} from "./validate-scope";

/** Every problem of the scale and the nodes. */
export function checkNodes(scope: Scope): void {
  checkScale(scope);
  checkCodes(scope);
  for (const index of scope.file.domains.keys()) checkDomain(scope, index);
  for (const index of scope.file.indicators.keys()) checkIndicator(scope, index);
  for (const index of scope.file.aggregates.keys()) checkAggregate(scope, index);
  checkCircles(scope);
  if (scope.file.coverage) checkCoverage(scope, ["coverage"], scope.file.coverage);
}

function checkScale(scope: Scope): void {
  const { scale, normalise } = scope.file;
  const { min, max, step } = scale;
  const fail = (detail: string) => scope.report(["scale"], "scale", { min, max, step, detail });
  if (!isScaleUsable(scale))
    fail("max must lie above min by whole steps, with at most three decimals and 200 steps.");
  if (normalise === "of_maximum" && max <= 0) fail("of_maximum needs a max above zero.");
  scale.levels?.forEach(({ level }, index) => {
    checkLevel(scope, ["scale", "levels", index, "level"], level);
  });
  checkUnique(
    scope,
    (scale.levels ?? []).map(({ level }, index) => ({
      code: String(level),
      path: ["scale", "levels", index, "level"],
    })),
  );
}

function checkCodes(scope: Scope): void {
  const { file } = scope;
  checkUnique(
    scope,
    (file.pillars ?? []).map(({ code }, index) => ({ code, path: ["pillars", index, "code"] })),
  );
  checkUnique(scope, [
    ...file.domains.map(({ code }, index) => ({ code, path: ["domains", index, "code"] })),
    ...file.indicators.map(({ code }, index) => ({ code, path: ["indicators", index, "code"] })),
    ...file.aggregates.map(({ key }, index) => ({ code: key, path: ["aggregates", index, "key"] })),
  ]);
}

function checkPillar(scope: Scope, path: JsonPath, pillar: string | undefined): void {
  if (pillar === undefined) return;
  checkKnown(
    scope,
    [...path, "pillar"],
    pillar,
    new Set(scope.file.pillars?.map(({ code }) => code)),
    "a pillar",
  );
}

function canBeNegative({ scale, normalise }: Scope["file"]): boolean {
  return normalise !== "from_minimum" && scale.min < 0;
}

function checkDomain(scope: Scope, index: number): void {
  const domain = scope.file.domains[index];
  if (!domain) return;
  const path = ["domains", index];
  checkPillar(scope, path, domain.pillar);
  if (!scope.file.indicators.some((indicator) => indicator.domain === domain.code))
    scope.report(path, "empty_domain", { code: domain.code });
  if (domain.method === "geometric_mean" && canBeNegative(scope.file))
    scope.report([...path, "method"], "negative_root", { code: domain.code });
  if (Array.isArray(domain.bands)) checkBands(scope, [...path, "bands"], domain.bands);
  if (domain.coverage) checkCoverage(scope, [...path, "coverage"], domain.coverage);
}

function checkIndicator(scope: Scope, index: number): void {
  const indicator = scope.file.indicators[index];
  if (!indicator) return;
  const { file } = scope;
  const { code } = indicator;
  const path = ["indicators", index];
  if (indicator.domain !== undefined) {
    checkKnown(scope, [...path, "domain"], indicator.domain, scope.domains, "a domain");
    const parentConstruct = scope.constructs.get(indicator.domain);
    if (indicator.construct && parentConstruct && indicator.construct !== parentConstruct)
      scope.report([...path, "construct"], "mixed_construct", {
        child: code,
        childConstruct: indicator.construct,
        parent: indicator.domain,
        parentConstruct,
      });
  } else if (!indicator.construct) scope.report(path, "construct_missing", { code });
  if (compare(exact(indicator.weight), ZERO) <= 0)
    scope.report([...path, "weight"], "weight", { code, weight: indicator.weight });
  const construct = scope.constructs.get(code);
  if (indicator.facet !== undefined) {
    const facet = file.facets?.find((entry) => entry.code === indicator.facet);
    if (!facet) scope.report([...path, "facet"], "unknown", { code: indicator.facet, kind: "a facet" });
    else if (facet.construct && construct && facet.construct !== construct)
      scope.report([...path, "facet"], "wrong_construct", { code, expected: facet.construct });
  }
  checkSentences(scope, path, code, indicator.levels);
  if (indicator.notApplicable)
    checkKnown(
      scope,
      [...path, "notApplicable", "rule"],
      indicator.notApplicable.rule,
      new Set(file.notApplicableRules?.map((rule) => rule.code)),
      "a rule of notApplicableRules",
    );
  indicator.notCountedHere?.forEach(({ countedIn }, position) => {
    checkKnown(
      scope,
      [...path, "notCountedHere", position, "countedIn"],
      countedIn,
      scope.indicators,
      "an indicator",
    );
  });
  indicator.answersExposure?.forEach((ref, position) => {
    const at = [...path, "answersExposure", position];
    if (
      checkKnown(scope, at, ref, scope.indicators, "an indicator") &&
      scope.constructs.get(ref) === "capability"
    )
      scope.report(at, "wrong_construct", { code: ref, expected: "exposure" });
  });
}

function checkSentences(
  scope: Scope,
  path: JsonPath,
  code: string,
  levels: readonly { level: number; sentence: string }[] | undefined,
): void {
  const entries = (levels ?? []).map(({ level }, index) => ({
    level,
    path: [...path, "levels", index, "level"],
  }));
  for (const entry of entries) checkLevel(scope, entry.path, entry.level);
  checkUnique(
    scope,
    entries.map((entry) => ({ code: String(entry.level), path: entry.path })),
  );
  if (!scope.file.scale.everyLevelHasSentence) return;
  const described = new Set(entries.map((entry) => entry.level));
  for (const level of scope.levels)
    if (!described.has(level)) scope.report([...path, "levels"], "level_missing", { code, level });
}

function checkAggregate(scope: Scope, index: number): void {
  const aggregate = scope.file.aggregates[index];
  if (!aggregate) return;
  const path = ["aggregates", index];
  const known = new Set([...scope.indicators, ...scope.domains, ...scope.aggregates]);
  checkPillar(scope, path, aggregate.pillar);
  aggregate.children.forEach(({ ref, weight }, position) => {
    const at = [...path, "children", position];
    if (compare(exact(weight), ZERO) <= 0) scope.report([...at, "weight"], "weight", { code: ref, weight });
    if (!checkKnown(scope, [...at, "ref"], ref, known, "an indicator, domain or aggregate")) return;
    const childConstruct = scope.constructs.get(ref);
    if (childConstruct && childConstruct !== aggregate.construct)
      scope.report([...at, "ref"], "mixed_construct", {
        child: ref,
        childConstruct,
        parent: aggregate.key,
        parentConstruct: aggregate.construct,
      });
  });
  checkUnique(
    scope,
    aggregate.children.map(({ ref }, position) => ({
      code: ref,
      path: [...path, "children", position, "ref"],
    })),
  );
  const total = aggregate.children.reduce((sum, child) => add(sum, exact(child.weight)), ZERO);
  if (aggregate.weightsTotal !== undefined && compare(total, exact(aggregate.weightsTotal)) !== 0)
    scope.report([...path, "children"], "weights_total", {
      code: aggregate.key,
      total: fractionText(total) ?? "",
      expected: aggregate.weightsTotal,
    });
  if (aggregate.method === "geometric_mean" && canBeNegative(scope.file))
    scope.report([...path, "method"], "negative_root", { code: aggregate.key });
  if (Array.isArray(aggregate.bands)) checkBands(scope, [...path, "bands"], aggregate.bands);
  if (aggregate.coverage) checkCoverage(scope, [...path, "coverage"], aggregate.coverage);
}

function checkCircles(scope: Scope): void {
  const children = new Map(scope.file.aggregates.map((a) => [a.key, a.children.map(({ ref }) => ref)]));
  scope.file.aggregates.forEach(({ key }, index) => {
    const seen = new Set<string>();
    const queue = [...(children.get(key) ?? [])].map((ref) => ({ ref, via: ref }));
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (next.ref === key) {
        scope.report(["aggregates", index, "children"], "circle", { code: key, via: next.via });
        return;
      }
      if (seen.has(next.ref)) continue;
      seen.add(next.ref);
      const { via } = next;
      queue.push(...(children.get(next.ref) ?? []).map((ref) => ({ ref, via })));
    }
  });
}

function checkCoverage(scope: Scope, path: JsonPath, { final, provisional }: CoverageRule): void {
  checkRange(scope, [...path, "final", "atLeast"], final.atLeast, 0, 1);
  if (final.everyDomainAtLeast !== undefined)
    checkRange(scope, [...path, "final", "everyDomainAtLeast"], final.everyDomainAtLeast, 0, 1);
  if (!provisional) return;
  checkRange(scope, [...path, "provisional", "atLeast"], provisional.atLeast, 0, 1);
  if (compare(exact(provisional.atLeast), exact(final.atLeast)) > 0)
    scope.report([...path, "provisional", "atLeast"], "threshold_order", {
      provisional: provisional.atLeast,
      final: final.atLeast,
    });
}
