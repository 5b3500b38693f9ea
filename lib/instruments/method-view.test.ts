import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { methodView, percentOf } from "./method-view";
import { requireEdition } from "./parse";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const indicators = methodView(edition).flatMap((pillar) =>
  pillar.domains.flatMap((domain) => domain.indicators),
);

test("every indicator of the edition stands on the page once", () => {
  expect(indicators.map(({ code }) => code).sort()).toEqual([...edition.indicators.keys()].sort());
});

test.each([
  ["R5.1", "R.capability", "20.00"],
  ["R5.1", "overall.capability", "6.67"],
  ["G2.1", "G.capability", "5.71"],
  ["G2.1", "overall.capability", "1.90"],
  ["R1.1", "R.exposure", "11.43"],
])("%s makes the published share of %s", (code, aggregate, share) => {
  const shares = indicators.find((indicator) => indicator.code === code)?.shares ?? [];
  expect(shares.find((entry) => entry.aggregate === aggregate)?.share).toBe(share);
});

test("shares of one aggregate add up to one hundred", () => {
  for (const aggregate of ["R.exposure", "C.capability", "overall.capability"]) {
    const sum = indicators
      .flatMap(({ shares }) => shares.filter((entry) => entry.aggregate === aggregate))
      .reduce((total, entry) => total + Number(entry.share), 0);
    expect(sum).toBeCloseTo(100, 0);
  }
});

test.each([
  ["0.75", 75],
  ["1/2", 50],
  [1, 100],
])("a share of %s reads as %d percent", (share, percent) => {
  expect(percentOf(share)).toBe(percent);
});
