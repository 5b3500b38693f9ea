/** What is carried from one edition to a later one. */
import { describe, expect, test } from "vitest";
import {
  type Correspondence,
  chained,
  comparable,
  correspondenceOf,
  identityOf,
  originOf,
} from "./correspondence";
import type { CrosswalkRow } from "./crosswalk";

const rows: readonly CrosswalkRow[] = [
  { relation: "same", from: ["a"], to: ["a"], note: null },
  { relation: "reworded", from: ["b"], to: ["b"], note: null },
  { relation: "split", from: ["c"], to: ["c1", "c2"], note: null },
  { relation: "merged", from: ["d", "e"], to: ["de"], note: null },
  { relation: "new", from: [], to: ["n"], note: null },
  { relation: "dropped", from: ["x"], to: [], note: null },
];
const between = correspondenceOf(rows);
const listed = (correspondence: Correspondence) =>
  [...correspondence].map(([code, { state, from }]) => `${code} ${state} ${from.join("+")}`.trim());

describe("one crosswalk", () => {
  test("carries each indicator by its relation", () => {
    expect(listed(between)).toEqual([
      "a same a",
      "b needs_a_look b",
      "c1 needs_a_look c",
      "c2 needs_a_look c",
      "de needs_a_look d+e",
      "n no_equivalent",
    ]);
  });

  test("compares the levels of the same indicator alone", () => {
    expect([...between.keys()].filter((code) => comparable(between, code))).toEqual(["a"]);
    expect(comparable(between, "x")).toBe(false);
    expect(originOf(between, "x")).toEqual({ state: "no_equivalent", from: [] });
  });
});

describe("several crosswalks", () => {
  test("are as strict as the strictest of them", () => {
    const next = correspondenceOf([
      { relation: "reworded", from: ["a"], to: ["a"], note: null },
      { relation: "same", from: ["b"], to: ["b"], note: null },
      { relation: "merged", from: ["c1", "n"], to: ["cn"], note: null },
      { relation: "same", from: ["de"], to: ["de"], note: null },
      { relation: "dropped", from: ["c2"], to: [], note: null },
    ]);
    expect(listed(chained(between, next))).toEqual([
      "a needs_a_look a",
      "b needs_a_look b",
      "cn needs_a_look c",
      "de needs_a_look d+e",
    ]);
  });

  test("an edition between that is the same moves nothing", () => {
    expect(listed(chained(between, identityOf(between.keys())))).toEqual(listed(between));
    expect(listed(chained(identityOf(["a", "b", "c", "d", "e", "x"]), between))).toEqual(listed(between));
  });
});
