import { expect, test } from "vitest";
import { z } from "zod";
import { parseInput } from "./form";
import { storable } from "./storable";

test("texts lose what PostgreSQL cannot keep, wherever they stand", () => {
  expect(storable({ a: "x\u0000y", "b\u0000": ["\ud83d", "\ud83d\ude00", 3], c: null })).toEqual({
    a: "xy",
    b: ["\ufffd", "\ud83d\ude00", 3],
    c: null,
  });
});

test("files and instants are left alone", () => {
  const [file, now] = [new File(["x\u0000"], "a"), new Date()];
  expect(storable(file)).toBe(file);
  expect(storable(now)).toBe(now);
});

test("what comes from outside is cleaned before its schema sees it", () => {
  const schema = z.object({ name: z.string().min(2) });
  expect(parseInput(schema, { name: "x\u0000" })).toMatchObject({ ok: false });
  expect(parseInput(schema, { name: "\ud83dx\u0000" })).toEqual({ ok: true, value: { name: "\ufffdx" } });
});
