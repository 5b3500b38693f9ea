/** Status of a node: how much of it is rated, and whether that is enough. */
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import type { Arithmetic } from "./arithmetic";
import type { Evaluation } from "./evaluate";
import type { GateState, Status } from "./score";

export type StatusInput<N> = {
  readonly edition: Edition;
  readonly arithmetic: Arithmetic<N>;
  readonly node: EditionNode;
  readonly evaluation: Evaluation<N>;
  readonly gates: readonly GateState[];
  /** Statuses of nodes below, by key. */
  readonly statuses: ReadonlyMap<string, Status>;
};

/** Whether what the node requires of its children holds. An aggregate below that lacks its own requirement breaks it. */
export function requirementHolds<N>({ node, evaluation, statuses, edition }: StatusInput<N>): boolean {
  if (node.requires === "any_child")
    return node.children.every((child) => !isRefused(edition, child.ref, statuses));
  return node.children.every((child) => {
    const evaluated = evaluation.child(child);
    if (isRefused(edition, child.ref, statuses)) return false;
    if (node.requires === "every_child") return evaluated.coverage === null || evaluated.value !== null;
    const status =
      statuses.get(child.ref) ?? (evaluated.complete && evaluated.value !== null ? "final" : undefined);
    return status === "final";
  });
}

function isRefused(edition: Edition, key: string, statuses: ReadonlyMap<string, Status>): boolean {
  const node = edition.nodes.get(key);
  return node !== undefined && node.requires !== "any_child" && statuses.get(key) === "not-available";
}

/** The status of a node; also worked out for nodes that print none, because parents may ask for it. */
export function statusOf<N>(input: StatusInput<N>): Status {
  const { node, evaluation, arithmetic } = input;
  const evaluated = evaluation.nodes.get(node.key);
  if (!evaluated || evaluated.coverage === null || !requirementHolds(input)) return "not-available";
  const rule = node.coverageRule;
  if (!rule) return evaluated.complete && evaluated.value !== null ? "final" : "not-available";
  if (evaluated.value === null) return "insufficient";
  if (isFinal(input, evaluated.coverage)) return "final";
  const provisional = rule.provisional;
  if (provisional && isAtLeast(arithmetic, evaluated.coverage, provisional.atLeast)) return "provisional";
  return "insufficient";
}

function isFinal<N>({ node, evaluation, gates, arithmetic }: StatusInput<N>, coverage: N): boolean {
  const rule = node.coverageRule?.final;
  if (!rule || !isAtLeast(arithmetic, coverage, rule.atLeast)) return false;
  if (rule.gatesSettled && gates.some((gate) => gate.state === "open")) return false;
  const least = rule.everyDomainAtLeast;
  if (least === undefined) return true;
  return node.domains.every((key) => {
    const part = evaluation.nodes.get(key)?.coverage ?? null;
    return part === null || isAtLeast(arithmetic, part, least);
  });
}

function isAtLeast<N>({ compare, of }: Arithmetic<N>, value: N, least: number | string): boolean {
  return compare(value, of(least)) >= 0;
}
