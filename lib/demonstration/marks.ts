/** What each State is given for each indicator in each of the two illustrative rounds. */
import type { NotAssessedReason } from "@/db/enums";
import type { DemonstrationState } from "./state";

/** The earlier illustrative round and the present one. */
export const DEMONSTRATION_ROUNDS = ["2023", "2026"] as const;
export type DemonstrationRound = (typeof DEMONSTRATION_ROUNDS)[number];

/** States of the earlier round. The other three take part for the first time. */
export const ASSESSED_BEFORE = ["XAA", "XAB", "XAC", "XAE", "XAF", "XAG", "XAH", "XAJ", "XAL"] as const;

/** Whether the State took part in the earlier round. */
export function wasAssessedBefore(state: DemonstrationState): boolean {
  return ASSESSED_BEFORE.some((iso3) => iso3 === state.iso3);
}

export type Mark =
  | { kind: "rated"; level: number }
  | { kind: "not_assessed"; reason: NotAssessedReason }
  | { kind: "not_applicable" }
  | { kind: "text_only" };

const REASONS: Readonly<Record<string, NotAssessedReason>> = {
  n: "not_reached",
  w: "no_answer",
  f: "refused",
  x: "does_not_exist",
};

/** A level where a State without a mark in the present round had one in the earlier round. */
const EARLIER_DEFAULT = 2;

function markOf(character: string): Mark | null {
  if (/[0-4]/.test(character)) return { kind: "rated", level: Number(character) };
  const reason = REASONS[character];
  if (reason) return { kind: "not_assessed", reason };
  if (character === "a") return { kind: "not_applicable" };
  return character === "t" ? { kind: "text_only" } : null;
}

/** Code of the domain of an indicator: `G2` of `G2.1`. */
export function domainOf(indicator: string): string {
  return indicator.split(".")[0] ?? indicator;
}

/** Every indicator that the data of a State names, in the order of the instrument. */
export function indicatorsOf(state: DemonstrationState): readonly string[] {
  return Object.entries(state.levels).flatMap(([domain, marks]) =>
    [...marks].map((_, index) => `${domain}.${index + 1}`),
  );
}

/** The mark of one indicator, or null where nothing was begun. In the earlier round every indicator has a level. */
export function markFor(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
): Mark | null {
  const domain = domainOf(indicator);
  const character = state.levels[domain]?.at(Number(indicator.slice(domain.length + 1)) - 1) ?? "-";
  const mark = markOf(character);
  if (round === "2026") {
    const isLeftOut = state.only2026 !== undefined && !state.only2026.includes(domain);
    return isLeftOut ? null : mark;
  }
  const earlier = state.before[indicator]?.level;
  if (earlier !== undefined) return { kind: "rated", level: Number(earlier) };
  return mark?.kind === "rated" ? mark : { kind: "rated", level: EARLIER_DEFAULT };
}

/** The level of an indicator in a round, or null without one. */
export function levelFor(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
): number | null {
  const mark = markFor(state, round, indicator);
  return mark?.kind === "rated" ? mark.level : null;
}
