import { expect, test } from "vitest";
import { changedFields } from "./diff";

test("names the fields that differ and leaves the version out", () => {
  expect(
    changedFields(
      { name: "A", roles: ["reader"], version: 1 },
      { name: "A", roles: [], note: "n", version: 2 },
    ),
  ).toEqual([
    { field: "note", before: undefined, after: "n" },
    { field: "roles", before: ["reader"], after: [] },
  ]);
});

test("everything is new in what was not there before", () => {
  expect(changedFields(null, { name: "A" })).toEqual([{ field: "name", before: undefined, after: "A" }]);
});
