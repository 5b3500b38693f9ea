import { expect, test } from "vitest";
import { TREATIES } from "@/db/code-lists";
import { TREATY_NAMES } from "./names";

const UN_LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"];

test.each(TREATIES)("%s is called in each of the six languages, and by no name twice", (treaty) => {
  const { names } = TREATY_NAMES[treaty];
  expect([...new Set(names.map(({ language }) => language))].toSorted()).toEqual(UN_LANGUAGES);
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
});
