/** What forms make of an instrument file: ids stay, none is given twice, and what a change does is said. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { smallEdition } from "@/tests/support/small-edition";
import { comparedNodes } from "./comparability";
import { correspondenceOf } from "./correspondence";
import { draftState, isLater, textOf, withoutBrokenVectors } from "./draft";
import { applyEdit, type Edit } from "./edit";
import type { InstrumentFile } from "./format";
import { requireEdition } from "./parse";

const base = smallEdition({ a: "A?", b: "B?", c: "C?" });
const GONE = "z";
const ground = { base, usedIds: new Set(["a", "b", "c", GONE]), versions: ["1"] };

function edited(file: InstrumentFile, edit: Edit): InstrumentFile {
  const result = applyEdit(file, edit, ground.usedIds);
  if (!result.ok) throw new Error(`${result.reason} ${result.code}`);
  return result.file;
}
const reword = (indicator: string, question: string): Edit => ({
  kind: "reword",
  indicator,
  title: indicator,
  question,
  guidance: null,
  domain: "D",
  weight: "1",
  sentences: new Map(),
});
const draftOf = (file: InstrumentFile) => ({ content: textOf({ ...file, version: "2" }), decisions: [] });
const relations = (file: InstrumentFile, decisions: Parameters<typeof draftState>[1]["decisions"] = []) =>
  (draftState(ground, { ...draftOf(file), decisions }).crosswalk ?? []).map(
    ({ relation, from, to }) => `${relation} ${from.join("+")}>${to.join("+")}`,
  );

describe("ids", () => {
  test("a reworded indicator keeps its id", () => {
    expect(relations(edited(base.file, reword("a", "Is it A?")))).toEqual([
      "reworded a>a",
      "same b>b",
      "same c>c",
    ]);
  });

  test.each([
    ["of the draft", "a"],
    ["of an edition that no longer has it", GONE],
  ])("an id %s is not given again", (_, code) => {
    const taken = { ok: false, reason: "id_taken", code };
    const add: Edit = { kind: "add", code, title: "New", domain: "D", weight: "1" };
    expect(applyEdit(base.file, add, ground.usedIds)).toEqual(taken);
    const split: Edit = { kind: "split", indicator: "b", parts: ["b1", code] };
    expect(applyEdit(base.file, split, ground.usedIds)).toEqual(taken);
    const merge: Edit = { kind: "merge", indicators: ["b", "c"], code, title: "Both" };
    expect(applyEdit(base.file, merge, ground.usedIds)).toEqual(taken);
  });

  test("a text that gives a dropped id again cannot be published", () => {
    const [first, ...rest] = base.file.indicators;
    if (first === undefined) throw new Error("no indicator");
    const { isPublishable, ownProblems, problems } = draftState(
      ground,
      draftOf({ ...base.file, indicators: [{ ...first, code: GONE }, ...rest] }),
    );
    expect([isPublishable, problems, ownProblems]).toEqual([
      false,
      [],
      [{ problem: "id_reused", code: GONE }],
    ]);
  });

  test("parts and wholes have ids of their own, and the crosswalk says where they come from", () => {
    const split = applyEdit(
      base.file,
      { kind: "split", indicator: "a", parts: ["a1", "a2"] },
      ground.usedIds,
    );
    if (!split.ok || split.decision === null) throw new Error("not split");
    expect(relations(split.file, [split.decision])).toEqual(["split a>a1+a2", "same b>b", "same c>c"]);
    expect(split.file.indicators.map(({ question }) => question)).toEqual(["A?", "A?", "B?", "C?"]);
    const merge: Edit = { kind: "merge", indicators: ["b", "c"], code: "bc", title: "Both" };
    const merged = applyEdit(split.file, merge, ground.usedIds);
    if (!merged.ok || merged.decision === null) throw new Error("not merged");
    expect(relations(merged.file, [split.decision, merged.decision])).toEqual([
      "split a>a1+a2",
      "merged b+c>bc",
    ]);
  });
});

test("figures over indicators go on over the parts and the whole, each with its weight", () => {
  const sum = requireEdition(readFileSync("tests/support/instruments/sum-of-three.json", "utf8"));
  const childrenAfter = (edit: Edit) => {
    const result = applyEdit(sum.file, edit, new Set());
    return result.ok ? result.file.aggregates[0]?.children.map(({ ref }) => ref) : result.reason;
  };
  expect(childrenAfter({ kind: "split", indicator: "PROS", parts: ["P1", "P2"] })).toEqual([
    "P1",
    "P2",
    "PROT",
    "PREV",
  ]);
  const merge: Edit = { kind: "merge", indicators: ["PROS", "PREV"], code: "PP", title: "Both" };
  expect(childrenAfter(merge)).toEqual(["PP", "PROT"]);
  expect(childrenAfter({ kind: "drop", indicator: "PROT" })).toEqual(["PROS", "PREV"]);
});

test("an indicator of its own or of none cannot be split or merged, and the last one not dropped", () => {
  const refusal = (edit: Edit, file = base.file) => {
    const result = applyEdit(file, edit, ground.usedIds);
    return result.ok ? null : result.reason;
  };
  expect(refusal({ kind: "split", indicator: "a", parts: ["a1"] })).toBe("too_few");
  expect(refusal({ kind: "merge", indicators: ["a", "a"], code: "aa", title: "A" })).toBe("too_few");
  expect(refusal({ kind: "drop", indicator: "y" })).toBe("unknown_indicator");
  const only = { ...base.file, indicators: base.file.indicators.slice(0, 1) };
  expect(refusal({ kind: "drop", indicator: "a" }, only)).toBe("last_indicator");
});

test("the version of a draft is free and later than that of its base", () => {
  const problemsOf = (version: string) =>
    draftState(ground, { content: textOf({ ...base.file, version }), decisions: [] }).ownProblems;
  expect(problemsOf("1")).toEqual([{ problem: "version_taken", code: "1" }]);
  expect(problemsOf("0.9")).toEqual([{ problem: "version_not_later", code: "0.9" }]);
  expect(problemsOf("1.0.1")).toEqual([]);
  expect([isLater("1.10", "1.9"), isLater("2", "1.9.9"), isLater("1.0", "1")]).toEqual([true, true, false]);
});

test("what is no instrument is kept with its problems, and says nothing of a crosswalk", () => {
  const { file, edition, crosswalk, problems, isPublishable } = draftState(ground, {
    content: "{",
    decisions: [],
  });
  expect([file, edition, crosswalk, isPublishable]).toEqual([null, null, null, false]);
  expect(problems.map(({ code }) => code)).toEqual(["not_json"]);
});

describe("the shipped instrument", () => {
  const shipped = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
  const ofShipped = { base: shipped, usedIds: new Set(shipped.indicators.keys()), versions: ["1.0.0"] };
  const dropped = applyEdit(shipped.file, { kind: "drop", indicator: "C1.4" }, ofShipped.usedIds);
  if (!dropped.ok) throw new Error(dropped.reason);
  const file = { ...dropped.file, version: "1.1.0" };

  test("without an indicator names it nowhere but in its test vectors, which can be left out", () => {
    const draft = draftState(ofShipped, { content: textOf(file), decisions: [] });
    expect(draft.problems.length).toBeGreaterThan(0);
    expect(draft.problems.every(({ path }) => path.startsWith("$.testVectors["))).toBe(true);
    const content = textOf(withoutBrokenVectors(file, draft.problems));
    expect(draftState(ofShipped, { content, decisions: [] })).toMatchObject({
      isPublishable: true,
      difference: { rules: [{ part: "testVectors" }] },
    });
  });

  test("compares as before where nothing below a figure changed", () => {
    const { edition, crosswalk } = draftState(ofShipped, { content: textOf(file), decisions: [] });
    if (edition === null || crosswalk === null) throw new Error("no crosswalk");
    const compared = comparedNodes(shipped, edition, correspondenceOf(crosswalk));
    const stateOf = (key: string) => compared.find((node) => node.key === key)?.comparability;
    expect(["C1", "C.capability", "R.capability", "C2"].map(stateOf)).toEqual([
      "with_method",
      "with_method",
      "as_before",
      "as_before",
    ]);
  });
});
