import { expect, test } from "vitest";
import { DEFINITIONS } from "@/lib/registers/definitions";
import type { ReadEntry } from "./entries/read";
import { textsOfEntries } from "./entries/texts";
import { personalNotices, TEXTS_LOOKED_AT } from "./personal";

const entryOf = (line: number, note: string): ReadEntry => ({
  line,
  code: null,
  given: { note, year: 2020 },
  rowLines: {},
  broken: new Set(),
  sources: null,
});
const noticesOf = (notes: readonly string[]) =>
  personalNotices(
    textsOfEntries(
      DEFINITIONS.detections,
      notes.map((note, index) => entryOf(index + 2, note)),
      new Map([["note", "Remark"]]),
    ),
  );

test("a text that may tell who a person is stands with its line, its column and what was noticed", () => {
  expect(noticesOf(["Figures of 2020", "Write to jane.doe@example.org"])).toEqual([
    { line: 3, column: "Remark", code: "personal", values: { value: "jane.doe@example.org" } },
  ]);
});

test("of very many the first are named, the others counted, and what was not looked at is said", () => {
  const same = Array.from({ length: 25 }, () => "Write to jane.doe@example.org");
  expect(noticesOf(same).at(-1)).toMatchObject({ code: "personal_more", values: { texts: 5 } });
  const many = Array.from({ length: TEXTS_LOOKED_AT + 7 }, (_, index) => `Figures of group ${index}`);
  expect(noticesOf(many)).toMatchObject([
    { code: "personal_unseen", line: null, values: { texts: 7, looked: TEXTS_LOOKED_AT } },
  ]);
});

test("a hundred thousand rows are gone through once, and no more texts are read closely than said", () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => `Figures of group ${index}`);
  expect(noticesOf(rows)).toHaveLength(1);
});
