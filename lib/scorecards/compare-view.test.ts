import { expect, test } from "vitest";
import { compareQuery, compareViewSchema } from "./compare-view";

test("countries come one by one from a form and joined from an address, each once and six at most", () => {
  const form = compareViewSchema.parse({
    country1: "XAB",
    country2: "",
    country3: "XAA",
    country4: "XAB",
    country5: "moon",
    spread: "",
  });
  expect(form).toEqual({ country: ["XAB", "XAA"], spread: undefined, indicator: undefined });
  expect(compareQuery(form)).toBe("country=XAB%2CXAA");
  expect(compareViewSchema.parse({ country: "XAA,XAB,XAC,XAD,XAE,XAF,XAG" }).country).toHaveLength(6);
});

test("the address holds the view and gives it back", () => {
  const view = compareViewSchema.parse({ country: "XAA,XAB", spread: "asia", indicator: "C2.1" });
  expect(compareViewSchema.parse(Object.fromEntries(new URLSearchParams(compareQuery(view))))).toEqual(view);
});

test("what is not known is left out", () => {
  expect(compareViewSchema.parse({ spread: "moon", indicator: "<b>" })).toEqual({
    country: [],
    spread: undefined,
    indicator: undefined,
  });
});
