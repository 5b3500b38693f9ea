/**
 * Which indicator of an earlier edition an indicator of a later one goes on from: the one place that says what may be
 * carried from round to round and what may be compared. Pure, and safe in the browser.
 */
import type { CrosswalkRow } from "./crosswalk";

/** What becomes of an earlier rating: it holds, a person is to look at it, or there is none. */
export const CARRY_STATES = ["same", "needs_a_look", "no_equivalent"] as const;
export type CarryState = (typeof CARRY_STATES)[number];

/** Where an indicator comes from: the earlier indicators, none where it has no equivalent. */
export type Origin = { readonly state: CarryState; readonly from: readonly string[] };

/** By indicator of the later edition. */
export type Correspondence = ReadonlyMap<string, Origin>;

const NO_EQUIVALENT: Origin = { state: "no_equivalent", from: [] };

/** The correspondence of a crosswalk. */
export function correspondenceOf(rows: readonly CrosswalkRow[]): Correspondence {
  return new Map(
    rows.flatMap(({ relation, from, to }) =>
      to.map((code): [string, Origin] => {
        if (from.length === 0) return [code, NO_EQUIVALENT];
        return [code, { state: relation === "same" ? "same" : "needs_a_look", from }];
      }),
    ),
  );
}

/** The correspondence of an edition with itself. */
export function identityOf(codes: Iterable<string>): Correspondence {
  return new Map([...codes].map((code): [string, Origin] => [code, { state: "same", from: [code] }]));
}

/** The correspondence over an edition in between: the first leads to it, the second from it on. */
export function chained(first: Correspondence, second: Correspondence): Correspondence {
  return new Map(
    [...second].map(([code, { state, from }]): [string, Origin] => {
      const origins = from.map((between) => first.get(between) ?? NO_EQUIVALENT);
      const earlier = [...new Set(origins.flatMap((origin) => origin.from))];
      if (earlier.length === 0) return [code, NO_EQUIVALENT];
      const isSame = state === "same" && origins.every((origin) => origin.state === "same");
      return [code, { state: isSame ? "same" : "needs_a_look", from: earlier }];
    }),
  );
}

/** Whether the levels of an indicator in both rounds may be compared: it is the same indicator, under the same code. */
export function comparable(correspondence: Correspondence, indicator: string): boolean {
  return correspondence.get(indicator)?.state === "same";
}

/** Where an indicator comes from; no equivalent for one that the later edition lacks. */
export function originOf(correspondence: Correspondence, indicator: string): Origin {
  return correspondence.get(indicator) ?? NO_EQUIVALENT;
}

/** Whether figures of two editions compare without a crosswalk: the same instrument in the same major version. */
export function isComparable(
  a: { instrument: string; version: string },
  b: { instrument: string; version: string },
): boolean {
  const major = (version: string) => version.split(".")[0];
  return a.instrument === b.instrument && major(a.version) === major(b.version);
}
