import { expect, test } from "vitest";
import { leftOut } from "./view-query";

test("names what a page does not know, and what holds a word that it does not know", () => {
  expect(leftOut({ state: "nowhere", region: "asia", colour: "red" }, { region: "asia" })).toEqual([
    "state",
    "colour",
  ]);
});

test("is silent about empty fields of a form and about what holds anyway", () => {
  expect(leftOut({ state: "", lead: [], country: ["", ""], sort: "name" }, {}, { sort: "name" })).toEqual([]);
});
