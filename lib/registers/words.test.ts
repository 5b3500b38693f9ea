import { expect, test } from "vitest";
import { countriesIn, inWords } from "./words";

const wordOf = (kind: string, value: string) =>
  kind === "country" && value === "BEN" ? "Benin" : kind === "sex" ? value.toUpperCase() : null;

test("tokens become words, and what is not known stays as it was typed", () => {
  expect(inWords("[[country:BEN]] → [[country:XXX]] · [[sex:male]]", wordOf)).toBe(
    "Benin → [[country:XXX]] · MALE",
  );
});

test("the arrow of a route points onward in a language that runs from right to left", () => {
  const title = "[[country:BEN]] → [[country:BEN]]: a → b";
  expect(inWords(title, wordOf, " ← ")).toBe("Benin ← Benin: a → b");
});

test("countries are named once each", () => {
  expect(countriesIn(["[[country:BEN]] → [[country:NGA]]", "[[sex:male]] [[country:BEN]]"])).toEqual([
    "BEN",
    "NGA",
  ]);
});
