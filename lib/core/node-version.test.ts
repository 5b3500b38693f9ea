import { expect, test } from "vitest";
import { isSupportedNode } from "./node-version";

test.each([
  ["20.20.2", false],
  ["22.17.9", false],
  ["22.18.0", true],
  ["24.0.0", true],
])("Node %s is supported: %s", (version, expected) => {
  expect(isSupportedNode(version)).toBe(expected);
});
