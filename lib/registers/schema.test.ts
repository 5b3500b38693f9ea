import { expect, test } from "vitest";
import { DEFINITIONS } from "./definitions";
import { filterProblems } from "./schema";

const { detections, routes } = DEFINITIONS;

test("a filter that holds what cannot be asked says so at its field", () => {
  expect(filterProblems(detections, { year: "abc" })).toEqual({ year: "not_a_number" });
  expect(filterProblems(routes, { from: "20", to: "2010" })).toEqual({ from: "not_a_year" });
});

test("a period that ends before it begins is said at its end", () => {
  expect(filterProblems(routes, { from: "2020", to: "2010" })).toEqual({ to: "reversed" });
});

test("what is empty or can be asked is no problem", () => {
  expect(filterProblems(detections, { year: "2020", page: "2" })).toEqual({});
  expect(filterProblems(routes, { from: "", to: "2010" })).toEqual({});
});
