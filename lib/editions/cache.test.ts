import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cachedEdition, editionOfBytes } from "./cache";

const shipped = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");

test("an edition is parsed once per process and found by its hash", () => {
  let reads = 0;
  const content = () => {
    reads += 1;
    return shipped;
  };
  const first = editionOfBytes("a-hash", content);
  expect(editionOfBytes("a-hash", content)).toBe(first);
  expect(cachedEdition("a-hash")).toBe(first);
  expect(cachedEdition("another-hash")).toBeUndefined();
  expect(reads).toBe(1);
});
