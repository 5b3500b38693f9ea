/** Checks of confidence, claims, derivations and test vectors. */
import type { DerivationCondition } from "./format-evidence";
import type { JsonPath } from "./problem";
import { checkConfidence, codesAt } from "./validate-rules";
import { checkKnown, checkLevel, checkUnique, type Scope } from "./validate-scope";

/** Every problem of the rules over evidence. */
export function checkEvidence(scope: Scope): void {
  checkConfidenceRule(scope);
  checkClaims(scope);
  scope.file.plausibleRange?.confidence.forEach((code, index) => {
    checkConfidence(scope, ["plausibleRange", "confidence", index], code);
  });
  for (const [name, list] of Object.entries(scope.file.codeLists ?? {}))
    checkUnique(scope, codesAt(["codeLists", name], list));
  checkDerivations(scope);
  checkVectors(scope);
}

/** Reports a code that a code list of the file does not hold; a list that the file lacks is not missed. */
function checkListed(scope: Scope, path: JsonPath, code: string, listName: string): void {
  const list = scope.file.codeLists?.[listName];
  if (list)
    checkKnown(scope, path, code, new Set(list.map((entry) => entry.code)), `the code list ${listName}`);
}

function checkConfidenceRule(scope: Scope): void {
  const { confidence } = scope.file;
  if (!confidence) return;
  checkUnique(scope, codesAt(["confidence", "levels"], confidence.levels));
  confidence.rules.forEach((rule, index) => {
    checkConfidence(scope, ["confidence", "rules", index, "level"], rule.level);
  });
  confidence.aggregate.forEach((entry, index) => {
    checkConfidence(scope, ["confidence", "aggregate", index, "level"], entry.level);
  });
  confidence.primaryTypes.forEach((code, index) => {
    checkListed(scope, ["confidence", "primaryTypes", index], code, "evidence_type");
  });
}

function checkClaims(scope: Scope): void {
  checkUnique(scope, codesAt(["claims"], scope.file.claims));
  scope.file.claims?.forEach((claim, index) => {
    claim.levels.forEach((level, position) => {
      checkLevel(scope, ["claims", index, "levels", position], level);
    });
    claim.needs.forEach((need, position) => {
      const path = ["claims", index, "needs", position];
      if (need.kind === "confidence") checkConfidence(scope, [...path, "atLeast"], need.atLeast);
      if (need.kind !== "citation_shows") return;
      checkListed(scope, [...path, "shows"], need.shows, "citation_shows");
      const facets = new Set(scope.file.facets?.map(({ code }) => code));
      need.facets?.forEach((facet, at) => {
        checkKnown(scope, [...path, "facets", at], facet, facets, "a facet");
      });
    });
  });
}

function checkDerivations(scope: Scope): void {
  const { derivations } = scope.file;
  derivations?.rules.forEach((rule, index) => {
    const path = ["derivations", "rules", index];
    checkKnown(scope, [...path, "indicator"], rule.indicator, scope.indicators, "an indicator");
    if (rule.reads.register === "law") {
      for (const role of rule.reads.roles.flat())
        checkListed(scope, [...path, "reads", "roles"], role, "law_role");
    }
    rule.levels.forEach((line, position) => {
      const at = [...path, "levels", position];
      checkLevel(scope, [...at, "level"], line.level);
      line.when.forEach((condition, place) => {
        checkCondition(scope, [...at, "when", place], condition);
      });
    });
  });
  derivations?.examples?.forEach(({ indicator, level }, index) => {
    const path = ["derivations", "examples", index];
    checkLevel(scope, [...path, "level"], level);
    const derived = new Set(derivations.rules.map((rule) => rule.indicator));
    checkKnown(scope, [...path, "indicator"], indicator, derived, "a derived indicator");
  });
}

function checkCondition(scope: Scope, path: JsonPath, condition: DerivationCondition): void {
  if (condition.kind === "treaties") {
    condition.treaties.forEach((code, index) => {
      checkListed(scope, [...path, "treaties", index], code, "treaty");
    });
    return;
  }
  if (condition.kind !== "elements" && condition.kind !== "each_element_in_a_law_with") return;
  const refs =
    condition.kind === "elements" ? condition.elements : [...condition.elements, ...condition.with];
  const lists = Object.entries(scope.file.codeLists ?? {});
  const names = new Set(lists.map(([name]) => name));
  const elements = new Set(lists.flatMap(([, entries]) => entries.map((entry) => entry.code)));
  for (const ref of refs) {
    const list = ref.startsWith("list:") ? ref.slice("list:".length) : null;
    if (list === null) checkKnown(scope, path, ref, elements, "an element of the code lists");
    else checkKnown(scope, path, list, names, "a code list");
  }
}

function checkVectors(scope: Scope): void {
  const { testVectors, gaps, notApplicableRules, indicators } = scope.file;
  const reasons = new Set(gaps?.reasons.map(({ code }) => code));
  const mayBeLeftOut = new Set(indicators.filter((entry) => entry.notApplicable).map(({ code }) => code));
  testVectors?.forEach((vector, index) => {
    const path = ["testVectors", index];
    for (const [code, answer] of Object.entries(vector.answers)) {
      const at = [...path, "answers", code];
      if (!checkKnown(scope, at, code, scope.indicators, "an indicator")) continue;
      if (typeof answer === "number") checkLevel(scope, at, answer);
      else if (answer === "na" && notApplicableRules && !mayBeLeftOut.has(code))
        scope.report(at, "not_applicable_forbidden", { code });
      else if (answer.startsWith("ns:"))
        checkKnown(scope, at, answer.slice("ns:".length), reasons, "a reason");
    }
    const { domains, aggregates, priorities } = vector.expected;
    for (const code of Object.keys(domains ?? {}))
      checkKnown(scope, [...path, "expected", "domains", code], code, scope.domains, "a domain");
    for (const key of Object.keys(aggregates ?? {}))
      checkKnown(scope, [...path, "expected", "aggregates", key], key, scope.aggregates, "an aggregate");
    for (const code of Object.keys(priorities ?? {}))
      checkKnown(scope, [...path, "expected", "priorities", code], code, scope.indicators, "an indicator");
  });
}
