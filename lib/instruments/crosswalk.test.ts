/** The crosswalk of two editions: what follows from the texts, what a person may say, and that it is always whole. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CROSSWALK_RELATIONS } from "@/db/enums";
import { smallEdition } from "@/tests/support/small-edition";
import {
  type CrosswalkRow,
  crosswalkProblems,
  draftCrosswalk,
  proposeCrosswalk,
  rowProblems,
} from "./crosswalk";

const earlier = smallEdition({ a: "A?", b: "B?", c: "C?", d: "D?" });
const later = smallEdition({ a: "A?", b: "B, again?", e: "E?", f: "F?" }, { version: "2" });
const row = (
  relation: CrosswalkRow["relation"],
  from: string[],
  to: string[],
  note: string | null = null,
) => ({
  relation,
  from,
  to,
  note,
});

describe("what follows from the texts", () => {
  test("the same text is the same, another one reworded, the rest is new or dropped", () => {
    expect(proposeCrosswalk(earlier, later)).toEqual([
      row("same", ["a"], ["a"]),
      row("reworded", ["b"], ["b"]),
      row("new", [], ["e"]),
      row("new", [], ["f"]),
      row("dropped", ["c"], []),
      row("dropped", ["d"], []),
    ]);
  });

  test("no level is the same on another scale", () => {
    const wider = smallEdition({ a: "A?" }, { max: 5 });
    expect(proposeCrosswalk(smallEdition({ a: "A?" }), wider)).toEqual([row("reworded", ["a"], ["a"])]);
  });
});

describe("what a person may say", () => {
  test.each([
    ["a split into parts with ids of their own", row("split", ["c"], ["e", "f"]), []],
    ["a merger under an id of its own", row("merged", ["c", "d"], ["e"]), []],
    ["other words that mean the same, with the reason", row("same", ["b"], ["b"], "A comma only."), []],
    [
      "the same without a reason where the words differ",
      row("same", ["b"], ["b"]),
      ["reworded_without_note"],
    ],
    ["a split into one", row("split", ["c"], ["e"]), ["sides"]],
    ["a split whose part keeps the id", row("split", ["a"], ["a", "e"]), ["kept_id", "kept_id"]],
    ["a merger into one of its parts", row("merged", ["a", "c"], ["a"]), ["kept_id", "kept_id"]],
    ["an id that was given to another one", row("reworded", ["c"], ["e"]), ["kept_id"]],
    ["one twice in a line", row("merged", ["c", "c"], ["e"]), ["sides"]],
    ["what neither edition has", row("dropped", ["z"], []), ["unknown"]],
    ["that one is dropped which is there", row("dropped", ["a"], []), ["kept_id"]],
  ])("%s", (_, line, problems) => {
    expect(rowProblems(line, earlier, later).map(({ problem }) => problem)).toEqual(problems);
  });
});

test("a crosswalk in which an indicator is missing or stands twice is none", () => {
  const whole = proposeCrosswalk(earlier, later);
  expect(crosswalkProblems(whole, earlier, later)).toEqual([]);
  expect(crosswalkProblems(whole.slice(1), earlier, later)).toEqual([
    { problem: "missing", indicator: "a" },
    { problem: "missing", indicator: "a" },
  ]);
  expect(crosswalkProblems([...whole, row("new", [], ["f"])], earlier, later)).toEqual([
    { problem: "twice", indicator: "f" },
  ]);
});

const CODES = ["a", "b", "c", "d", "e", "f", "g"] as const;
const editions = fc
  .uniqueArray(fc.constantFrom(...CODES), { minLength: 1 })
  .chain((codes) =>
    fc
      .array(fc.constantFrom("One?", "Another?"), { minLength: codes.length, maxLength: codes.length })
      .map((questions) =>
        smallEdition(Object.fromEntries(codes.map((code, index) => [code, questions[index] ?? ""]))),
      ),
  );
const codesOf = fc.array(fc.constantFrom(...CODES), { maxLength: 3 });
const decisions = fc.array(
  fc.record({
    relation: fc.constantFrom(...CROSSWALK_RELATIONS),
    from: codesOf,
    to: codesOf,
    note: fc.constantFrom(null, "Because."),
  }),
  { maxLength: 6 },
);

test("whatever was decided, the crosswalk of a draft is whole and consistent", () => {
  fc.assert(
    fc.property(editions, editions, decisions, (before, after, decided) => {
      expect(crosswalkProblems(draftCrosswalk(before, after, decided), before, after)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("what was decided and holds stands in the crosswalk", () => {
  const split = row("split", ["c"], ["e", "f"]);
  expect(draftCrosswalk(earlier, later, [split])).toEqual([
    row("same", ["a"], ["a"]),
    row("reworded", ["b"], ["b"]),
    split,
    row("dropped", ["d"], []),
  ]);
});
