import { describe, expect, test } from "vitest";
import { returnPath } from "./return-path";
import { themeOf } from "./theme";

describe("the way back after a preference was changed", () => {
  test("keeps path and query of the page", () => {
    expect(returnPath("http://localhost:3000/en/rounds/2026?sort=name", "localhost:3000")).toBe(
      "/en/rounds/2026?sort=name",
    );
  });

  test("never leads to another site", () => {
    expect(returnPath("https://evil.example/en", "localhost:3000")).toBe("/");
    expect(returnPath("http://localhost:3000//evil.example/en", "localhost:3000")).toBe("/evil.example/en");
    expect(returnPath("no address", "localhost:3000")).toBe("/");
    expect(returnPath(null, "localhost:3000")).toBe("/");
  });
});

test("a theme that nobody knows is the device's", () => {
  expect(themeOf("dark")).toBe("dark");
  expect(themeOf("sepia")).toBe("system");
  expect(themeOf(undefined)).toBe("system");
});
