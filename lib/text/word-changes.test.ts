import fc from "fast-check";
import { expect, test } from "vitest";
import { comparer, wordChanges } from "./word-changes";

/** As one reads it: `-taken away-` and `+added+`. */
function read(before: string, after: string): string | null {
  const marks = { same: "", gone: "-", new: "+" } as const;
  const changes = wordChanges(before, after);
  return changes?.map(({ kind, text }) => `${marks[kind]}${text}${marks[kind]}`).join("") ?? null;
}

test("tells the words that were taken away and added", () => {
  expect(read("Joint teams met twice a year.", "Joint teams met three times a year.")).toBe(
    "Joint teams met -twice-+three times+ a year.",
  );
  expect(read("The law is in force.", "The law is in force. Courts apply it.")).toBe(
    "The law is in force.+ Courts apply it.+",
  );
  expect(read("Prosecutors, police and judges.", "Prosecutors and judges.")).toBe(
    "Prosecutors-,- -police -and judges.",
  );
});

test("words changed side by side are one piece", () => {
  expect(read("The unit is old and small in the capital.", "The unit is new but large in the capital.")).toBe(
    "The unit is -old and small-+new but large+ in the capital.",
  );
});

test("finds words also in Arabic and where no space stands between them", () => {
  expect(read("القانون نافذ في البلد كله", "القانون نافذ في العاصمة كلها")).toBe(
    "القانون نافذ في -البلد كله-+العاصمة كلها+",
  );
  expect(read("法律已经生效并适用于全国", "法律尚未生效并适用于全国")).toBe(
    "法律-已经-+尚未+生效并适用于全国",
  );
});

test("a reference is one word, so that what is left of it still leads somewhere", () => {
  expect(
    read("As [[indicator:G2.1]] says, courts apply it.", "As [[indicator:G2.2]] says, courts apply it."),
  ).toBe("As -[[indicator:G2.1]]-+[[indicator:G2.2]]+ says, courts apply it.");
});

test("a text that was written anew is not taken apart", () => {
  expect(read("No law was found.", "Three cases went to court in 2025 and two are pending.")).toBeNull();
  const long = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word}${index}`).join(" ");
  expect(read(long("a"), long("b"))).toBeNull();
  expect(read("The same.", "The same.")).toBeNull();
});

test("a history is compared from its newest change on, and no further than a page can wait for", () => {
  const changedWords = comparer();
  const text = "The law is in force. ".repeat(900);
  const isCompared = Array.from({ length: 100 }, () => changedWords(text, `${text}Now.`).words !== undefined);
  expect(isCompared.lastIndexOf(true)).toBe(isCompared.indexOf(false) - 1);
  expect(isCompared.indexOf(false)).toBeGreaterThan(40);
  expect(changedWords(text, "short").words).toBeUndefined();
  expect(comparer()("One law.", "One new law.").words).toHaveLength(3);
  expect(comparer()(null, "One law.")).toEqual({});
});

test("what stayed and was taken away is the old text, what stayed and was added the new one", () => {
  const word = fc.constantFrom("the", "law", "of", "a", "[[source:S-1]]", "\n", " ", ".", "court");
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after);
      if (changes === null) return;
      const without = (kind: "gone" | "new") =>
        changes.flatMap((change) => (change.kind === kind ? [] : [change.text])).join("");
      expect([without("new"), without("gone")]).toEqual([before, after]);
    }),
  );
});
