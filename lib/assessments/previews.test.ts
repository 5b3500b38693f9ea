import { expect, test } from "vitest";
import { unopened } from "./previews";

test("which page is still to be opened is said apart from both", () => {
  expect(unopened({ state: false, reader: false })).toBe("both");
  expect(unopened({ state: true, reader: false })).toBe("reader");
  expect(unopened({ state: false, reader: true })).toBe("state");
  expect(unopened({ state: true, reader: true })).toBeNull();
});
