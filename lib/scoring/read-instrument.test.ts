import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scoreAssessment } from "./engine";
import { readInstrument } from "./read-instrument";

const read = (name: string) => readFileSync(`tests/support/instruments/${name}.json`, "utf8");

test("a file whose own vectors do not come out is not an edition", () => {
  expect(readInstrument(read("sum-of-three")).ok).toBe(true);
  const wrong = readInstrument(read("sum-of-three").replace('"score": 13', '"score": 12'));
  expect(wrong).toMatchObject({
    ok: false,
    problems: [
      {
        path: "$.testVectors[1].expected",
        code: "vector",
        text: "thirteen expects score of total to be 12.00; the rules of this file give 13.00.",
      },
    ],
  });
});

test("a domain has status, band and gate where the file says so", () => {
  const file = JSON.parse(read("minimum"));
  Object.assign(file.domains[0], {
    method: "arithmetic_mean",
    status: "computed",
    bands: [
      { code: "below", label: "Below", from: 0 },
      { code: "above", label: "Above", from: 50 },
    ],
    coverage: { final: { atLeast: 1, gatesSettled: true }, provisional: { atLeast: "1/4" } },
  });
  file.gates = {
    withheldCountsAs: "open",
    needsConfirmation: false,
    list: [
      { code: "gate-a", indicator: "a", atOrBelow: 1, caps: "D", maxBand: "below", label: "A is missing" },
    ],
  };
  delete file.testVectors;
  const parsed = readInstrument(JSON.stringify(file));
  const edition = parsed.ok ? parsed.edition : expect.fail(JSON.stringify(parsed.problems));
  const score = (levels: Record<string, number>) =>
    scoreAssessment(edition, {
      ratings: new Map(Object.entries(levels).map(([code, level]) => [code, { state: "rated", level }])),
    }).nodes.get("D");
  expect(score({ a: 1, b: 4, c: 4 })).toMatchObject({ status: "final", bandOfScore: "above", band: "below" });
  expect(score({ a: 2, b: 4, c: 4 })).toMatchObject({ status: "final", band: "above", caps: [] });
  expect(score({ b: 4 })).toMatchObject({ status: "provisional", band: "above", gates: [{ state: "open" }] });
  expect(score({})).toMatchObject({ status: "insufficient", score: null, band: null });
});
