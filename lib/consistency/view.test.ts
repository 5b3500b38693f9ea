import { expect, test } from "vitest";
import { consistencyQuery, consistencyViewSchema } from "./schema";
import { type ComparedRating, shownRatings } from "./view";

const rating = (iso3: string, values: Partial<ComparedRating> = {}): ComparedRating => ({
  iso3,
  country: `State ${iso3}`,
  region: "africa",
  assessmentState: "internal_review",
  state: "rated",
  level: 2,
  notAssessedReason: null,
  rationale: null,
  language: "en",
  sources: [],
  confidence: null,
  last: null,
  flags: [],
  far: null,
  noRemark: null,
  ...values,
});

const RATINGS = [
  rating("XAA"),
  rating("XAB", { far: { median: 2, assessments: 5 } }),
  rating("XAC", {
    region: "asia",
    flags: [{ rule: "two_levels_without_cause", indicator: "G2.1", domain: "G2", level: 2, others: [] }],
  }),
];

test("an address chooses flagged ratings and a region", () => {
  const shown = (query: Record<string, string>) =>
    shownRatings(RATINGS, consistencyViewSchema.parse(query)).map(({ iso3 }) => iso3);
  expect(shown({})).toEqual(["XAA", "XAB", "XAC"]);
  expect(shown({ flagged: "1" })).toEqual(["XAB", "XAC"]);
  expect(shown({ flagged: "1", region: "asia" })).toEqual(["XAC"]);
  expect(shown({ flagged: "yes", region: "nowhere" })).toEqual(["XAA", "XAB", "XAC"]);
});

test("a view comes back from its address", () => {
  const view = { indicator: "G2.1", flagged: "1", region: "asia", said: "XAC" } as const;
  const query = consistencyQuery(view);
  expect(query).toBe("?indicator=G2.1&flagged=1&region=asia&said=XAC");
  expect(consistencyViewSchema.parse(Object.fromEntries(new URLSearchParams(query)))).toEqual(view);
  expect(consistencyQuery({})).toBe("");
});
