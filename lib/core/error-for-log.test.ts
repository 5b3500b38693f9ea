import { expect, test } from "vitest";
import { errorForLog } from "./error-for-log";

const TYPED = "what a person typed";

test("an error of our own keeps its message, its frames and its cause", () => {
  const logged = errorForLog(new Error("nothing there", { cause: new TypeError("not a list") }));
  expect(logged).toMatchObject({
    name: "Error",
    message: "nothing there",
    cause: { name: "TypeError", message: "not a list" },
  });
  expect(logged.stack).toMatch(/^\s+at /);
});

test("an error of a statement keeps the statement, an error of the database its rule, and neither a value", () => {
  const refused = Object.assign(new Error(`invalid input syntax: "${TYPED}"`), {
    severity: "ERROR",
    code: "23505",
    constraint: "users_email_unique",
    detail: `Key (email)=(${TYPED}) already exists.`,
    where: `unnamed portal parameter $1 = '${TYPED}'`,
  });
  const failed = Object.assign(new Error(`Failed query: insert $1\nparams: ${TYPED}\n    at ${TYPED}`), {
    query: "insert $1",
    params: [TYPED],
    cause: refused,
  });
  const logged = errorForLog(failed);
  expect(logged).toMatchObject({
    sql: "insert $1",
    cause: { code: "23505", constraint: "users_email_unique" },
  });
  expect(JSON.stringify(logged)).not.toContain(TYPED);
});

test("what was parsed is not repeated, and what is no error has no text", () => {
  let broken: unknown;
  try {
    JSON.parse(`{${TYPED}`);
  } catch (error) {
    broken = error;
  }
  expect(JSON.stringify(errorForLog(broken))).not.toContain("what a");
  expect(errorForLog(TYPED)).toEqual({ name: "string" });
});
