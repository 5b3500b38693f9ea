import { expect, test } from "vitest";
import { statementNames } from "./statement-names";

const long = (mark: number) => `select ${mark} as "${"x".repeat(500)}"`;
/** The name that a statement has after so many uses. */
function nameAfter(nameOf: (text: string) => string | undefined, text: string, uses: number) {
  return Array.from({ length: uses }, () => nameOf(text)).at(-1);
}

test("a long statement gets a name of its own after some use, and keeps it", () => {
  const nameOf = statementNames();
  expect(nameAfter(nameOf, long(1), 9)).toBeUndefined();
  const name = nameOf(long(1));
  expect(name).toBeDefined();
  expect(nameAfter(nameOf, long(1), 20)).toBe(name);
  const other = nameAfter(nameOf, long(2), 10);
  expect(other).toBeDefined();
  expect(other).not.toBe(name);
});

test("a short statement has no name, however often it comes", () => {
  expect(nameAfter(statementNames(), "select 1", 100)).toBeUndefined();
});

test("a connection never keeps more than a fixed number of them", () => {
  const nameOf = statementNames();
  const names = Array.from({ length: 400 }, (_, mark) => nameAfter(nameOf, long(mark), 10));
  expect(names.filter((name) => name !== undefined)).toHaveLength(150);
});

test("a statement of more than 20 000 characters has no name, however often it comes", () => {
  const nameOf = statementNames();
  const text = (length: number) => "select 1".padEnd(length);
  expect(nameAfter(nameOf, text(20_000), 10)).toBeDefined();
  expect(nameAfter(nameOf, text(20_001), 100)).toBeUndefined();
});

test("a name is made from the statement, for each connection and process the same, and PostgreSQL keeps it whole", () => {
  const name = nameAfter(statementNames(), long(1), 10);
  expect(name).toMatch(/^often_[\w-]{22}$/);
  expect(nameAfter(statementNames(), long(1), 10)).toBe(name);
});

test("a stream of statements of which no two are alike gets no names and leaves those that were given", () => {
  const nameOf = statementNames();
  const name = nameAfter(nameOf, long(0), 10);
  const stream = Array.from({ length: 5_000 }, (_, mark) => nameOf(long(mark + 1)));
  expect(stream.every((one) => one === undefined)).toBe(true);
  expect(nameOf(long(0))).toBe(name);
});
