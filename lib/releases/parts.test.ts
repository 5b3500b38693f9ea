import { expect, test } from "vitest";
import { releaseSchema } from "./format";
import { RELEASE_PARTS } from "./parts";

test("every part of every format has a name", () => {
  const parts = new Set(releaseSchema.options.flatMap(({ shape }) => Object.keys(shape)));
  expect([...RELEASE_PARTS].sort()).toEqual([...parts].sort());
});
