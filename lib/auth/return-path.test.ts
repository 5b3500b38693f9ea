import { expect, test } from "vitest";
import { safeReturnPath } from "./return-path";

test("pages of this installation are ways back, with their filters", () => {
  expect(safeReturnPath("/en/rounds/2026/BEN/G2?view=all")).toBe("/en/rounds/2026/BEN/G2?view=all");
  expect(safeReturnPath("/ar")).toBe("/ar");
});

test("what the router adds is left out", () => {
  expect(safeReturnPath("/en/account?_rsc=1abc")).toBe("/en/account");
});

test.each([
  "//evil.example/en",
  "/\\evil.example/en",
  "https://evil.example/en",
  "/\t/evil.example/en",
  "/api/session",
  "/en/sign-in?next=/en",
  "en/rounds",
  "",
  `/en/${"x".repeat(600)}`,
])("%j is no way back", (path) => {
  expect(safeReturnPath(path)).toBeNull();
});
