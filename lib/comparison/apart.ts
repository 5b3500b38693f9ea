/**
 * Which countries two figures see differently: those of which the share of the other countries below differs by more than
 * half between the two. Names come out, no places and no order. Pure.
 */
import { COEFFICIENT_PAIRS_MIN } from "@/lib/scoring/bootstrap";
import { middlePlaces, spearmanRho } from "./rank-correlation";

/** Two figures of a country by its code. */
export type ComparedFigures = { readonly iso3: string; readonly ours: number; readonly theirs: number };

/** Which of the two figures sees a country higher than the other. */
export type SeenHigher = { readonly iso3: string; readonly by: "ours" | "theirs" };

/** A difference of so great a part of the other countries is far. */
export const SHARE_APART = 0.5;

/**
 * The countries that stand apart, in the order given. Where the two figures order countries against each other, as an
 * exposure and a resilience do, theirs is read from its other end first; so `by` is about the figure as it is compared.
 */
export function standingApart(compared: readonly ComparedFigures[]): readonly SeenHigher[] {
  if (compared.length < COEFFICIENT_PAIRS_MIN) return [];
  const rho = spearmanRho(compared.map(({ ours, theirs }) => [ours, theirs]));
  if (rho === null) return [];
  const turn = isTurned(rho) ? -1 : 1;
  const ours = middlePlaces(compared.map((one) => one.ours));
  const theirs = middlePlaces(compared.map((one) => turn * one.theirs));
  return compared.flatMap(({ iso3 }, index): SeenHigher[] => {
    const apart = ((ours[index] ?? 0) - (theirs[index] ?? 0)) / (compared.length - 1);
    if (Math.abs(apart) <= SHARE_APART) return [];
    return [{ iso3, by: apart > 0 ? "ours" : "theirs" }];
  });
}

/** Whether the two order countries against each other, so that one is read from its other end. */
export function isTurned(rho: number | null): boolean {
  return rho !== null && rho < 0;
}
