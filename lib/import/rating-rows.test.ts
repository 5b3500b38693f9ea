import { expect, test } from "vitest";
import { parseRatingRows, type RatingRowRules } from "./rating-rows";

const rules: RatingRowRules = {
  scale: { min: 1, max: 10, step: 0.5 },
  indicators: new Map([
    ["A1", { notApplicableAllowed: false }],
    ["A2", { notApplicableAllowed: true }],
  ]),
  countries: new Set(["BEN", "TGO"]),
};
const row = (cells: Record<string, string>, line = 2) => ({
  line,
  cells: { country_iso3: "BEN", indicator: "A1", state: "rated", level: "2", ...cells },
});
const codes = (cells: Record<string, string>) =>
  parseRatingRows([row(cells)], rules).problems.map((found) => `${found.column}: ${found.code}`);

test("a good row becomes a rating with its level as exact decimal text and its sources apart", () => {
  const { ratings, problems } = parseRatingRows(
    [row({ level: "2.5", rationale: "Why", confidence: "medium", source: "BEN-S-001 | A report |" })],
    rules,
  );
  expect(problems).toEqual([]);
  expect(ratings[0]).toMatchObject({
    level: "2.5",
    rationale: "Why",
    confidenceStated: "medium",
    sources: ["BEN-S-001", "A report"],
  });
});

test.each([
  [{ level: "" }, ["level: level_missing"]],
  [{ level: "2,5" }, ["level: level_not_number"]],
  [{ level: "2.3" }, ["level: level_not_on_scale"]],
  [{ level: "0.5" }, ["level: level_not_on_scale"]],
  [{ level: "10.5" }, ["level: level_not_on_scale"]],
  [
    { country_iso3: "XXX", indicator: "Z9" },
    ["country_iso3: country_unknown", "indicator: indicator_unknown"],
  ],
  [{ state: "ns" }, ["state: state_unknown"]],
  [{ state: "not_assessed", reason: "" }, ["level: level_without_rated", "reason: reason_missing"]],
  [{ state: "not_assessed", level: "", reason: "lost" }, ["reason: reason_unknown"]],
  [{ state: "not_applicable", level: "", reason: "No cases" }, ["state: not_applicable_not_allowed"]],
  [{ reason: "refused" }, ["reason: reason_without_state"]],
])("%j is refused as %j", (cells, expected) => {
  expect(codes(cells)).toEqual(expected);
});

test("the same country and indicator twice names the first line", () => {
  const { problems } = parseRatingRows([row({}, 2), row({}, 7)], rules);
  expect(problems).toMatchObject([{ line: 7, code: "row_twice", values: { first: 2 } }]);
});

test("an empty level never becomes a zero", () => {
  const { ratings } = parseRatingRows([row({ level: "" })], { ...rules, scale: { min: 0, max: 4, step: 1 } });
  expect(ratings).toEqual([]);
});
