/** Checks of bands, gaps, gates, caps, priority and the other rules over figures. */
import { compare, exact } from "@/lib/core/exact";
import type { Gate, InstrumentFile } from "./format";
import type { JsonPath } from "./problem";
import { checkBands, checkKnown, checkLevel, checkRange, checkUnique, type Scope } from "./validate-scope";

/** Every problem of the rules over figures. */
export function checkRules(scope: Scope): void {
  const { file } = scope;
  if (file.bands?.exposure) checkBands(scope, ["bands", "exposure"], file.bands.exposure);
  if (file.bands?.capability) checkBands(scope, ["bands", "capability"], file.bands.capability);
  checkUnique(scope, codesAt(["facets"], file.facets));
  checkGaps(scope);
  checkNotApplicable(scope);
  checkUnique(scope, [
    ...codesAt(["gates", "list"], file.gates?.list),
    ...codesAt(["balanceCaps"], file.balanceCaps),
  ]);
  file.gates?.list.forEach((gate, index) => {
    checkGate(scope, ["gates", "list", index], gate);
  });
  checkBalanceCaps(scope);
  checkPriority(scope);
  file.exposureProfile?.levelWords.forEach(({ level }, index) => {
    checkLevel(scope, ["exposureProfile", "levelWords", index, "level"], level);
  });
  file.exposureProfile?.entries.forEach(({ indicator }, index) => {
    checkExposure(
      scope,
      ["exposureProfile", "entries", index, "indicator"],
      indicator,
      scope.indicators,
      "an indicator",
    );
  });
}

/** Codes of a list with their places. */
export function codesAt(
  path: JsonPath,
  list: readonly { code: string }[] | undefined,
): readonly { code: string; path: JsonPath }[] {
  return (list ?? []).map(({ code }, index) => ({ code, path: [...path, index, "code"] }));
}

function checkExposure(
  scope: Scope,
  path: JsonPath,
  code: string,
  known: ReadonlySet<string>,
  kind: string,
): void {
  if (checkKnown(scope, path, code, known, kind) && scope.constructs.get(code) === "capability")
    scope.report(path, "wrong_construct", { code, expected: "exposure" });
}

function checkGaps(scope: Scope): void {
  const { gaps } = scope.file;
  if (!gaps) return;
  checkUnique(scope, codesAt(["gaps", "reasons"], gaps.reasons));
  checkKnown(
    scope,
    ["gaps", "defaultReason"],
    gaps.defaultReason,
    new Set(gaps.reasons.map(({ code }) => code)),
    "a reason of this list",
  );
  gaps.reasons.forEach((reason, index) => {
    reason.notFor?.forEach((ref, position) => {
      const at = ["gaps", "reasons", index, "notFor", position];
      checkKnown(scope, at, ref, new Set([...scope.indicators, ...scope.domains]), "an indicator or domain");
    });
    reason.citeIn?.forEach((ref, position) => {
      checkKnown(
        scope,
        ["gaps", "reasons", index, "citeIn", position],
        ref,
        scope.indicators,
        "an indicator",
      );
    });
  });
}

function checkNotApplicable(scope: Scope): void {
  checkUnique(scope, codesAt(["notApplicableRules"], scope.file.notApplicableRules));
  scope.file.notApplicableRules?.forEach(({ check }, index) => {
    const path = ["notApplicableRules", index, "check"];
    if (check.kind === "levels_at_most") {
      checkLevel(scope, [...path, "level"], check.level);
      check.of.forEach((ref, position) => {
        const known = new Set([...scope.indicators, ...scope.domains]);
        checkKnown(scope, [...path, "of", position], ref, known, "an indicator or domain");
      });
    }
    if (check.kind === "level_with_confidence") {
      checkLevel(scope, [...path, "level"], check.level);
      checkKnown(scope, [...path, "indicator"], check.indicator, scope.indicators, "an indicator");
      checkConfidence(scope, [...path, "confidence"], check.confidence);
    }
  });
}

/** Reports a confidence that the file does not define. */
export function checkConfidence(scope: Scope, path: JsonPath, code: string): void {
  const { confidence } = scope.file;
  if (!confidence) scope.report(path, "needs_part", { part: "confidence" });
  else checkKnown(scope, path, code, new Set(confidence.levels.map((level) => level.code)), "a confidence");
}

/** Band codes of a node as the file gives them, before anything is resolved. */
function bandCodes(file: InstrumentFile, key: string): ReadonlySet<string> {
  const node = file.aggregates.find((a) => a.key === key) ?? file.domains.find((d) => d.code === key);
  if (!node || node.bands === "none") return new Set();
  const bands = node.bands === "construct" ? file.bands?.[node.construct] : node.bands;
  return new Set(bands?.map(({ code }) => code));
}

function indicatorsBelow(
  file: InstrumentFile,
  key: string,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] {
  if (seen.has(key)) return [];
  const aggregate = file.aggregates.find((entry) => entry.key === key);
  if (aggregate)
    return aggregate.children.flatMap(({ ref }) => indicatorsBelow(file, ref, new Set([...seen, key])));
  if (file.domains.some(({ code }) => code === key))
    return file.indicators.filter(({ domain }) => domain === key).map(({ code }) => code);
  return [key];
}

function checkGate(scope: Scope, path: JsonPath, gate: Gate): void {
  const { file } = scope;
  checkLevel(scope, [...path, "atOrBelow"], gate.atOrBelow);
  const hasIndicator = checkKnown(
    scope,
    [...path, "indicator"],
    gate.indicator,
    scope.indicators,
    "an indicator",
  );
  const nodes = new Set([...scope.aggregates, ...scope.domains]);
  if (!checkKnown(scope, [...path, "caps"], gate.caps, nodes, "an aggregate or domain")) return;
  if (!bandCodes(file, gate.caps).has(gate.maxBand))
    scope.report([...path, "maxBand"], "no_band", { node: gate.caps, band: gate.maxBand });
  if (hasIndicator && !indicatorsBelow(file, gate.caps).includes(gate.indicator))
    scope.report([...path, "indicator"], "outside_node", { indicator: gate.indicator, node: gate.caps });
}

function checkBalanceCaps(scope: Scope): void {
  scope.file.balanceCaps?.forEach(({ aggregate }, index) => {
    const path = ["balanceCaps", index, "aggregate"];
    if (!checkKnown(scope, path, aggregate, scope.aggregates, "an aggregate")) return;
    const own = bandCodes(scope.file, aggregate);
    if (own.size === 0) scope.report(path, "no_band", { node: aggregate, band: "at all" });
    for (const { ref } of scope.file.aggregates.find(({ key }) => key === aggregate)?.children ?? []) {
      const strange = [...bandCodes(scope.file, ref)].find((code) => !own.has(code));
      if (strange) scope.report(path, "no_band", { node: aggregate, band: strange });
    }
  });
}

function checkPriority(scope: Scope): void {
  const { priority } = scope.file;
  if (!priority) return;
  const { floor, withoutLinks, oneFor } = priority.exposureFactor;
  const path = ["priority", "exposureFactor"];
  checkRange(scope, [...path, "floor"], floor, 0, 1);
  checkExposure(scope, [...path, "withoutLinks"], withoutLinks, scope.aggregates, "an aggregate");
  oneFor.forEach((code, index) => {
    checkKnown(scope, [...path, "oneFor", index], code, scope.indicators, "an indicator");
  });
  checkBands(scope, ["priority", "bands"], priority.bands);
  const [first] = priority.bands;
  if (first && compare(exact(first.from), exact(0)) > 0)
    scope.report(["priority", "bands", 0, "from"], "range", { value: first.from, min: 0, max: 0 });
}
