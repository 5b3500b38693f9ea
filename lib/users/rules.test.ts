import { expect, test } from "vitest";
import { accountState, rolesProblem } from "./rules";

test("an administrator has no other role", () => {
  expect(rolesProblem([], ["administrator", "reader"], 1)).toBe("administrator_alone");
  expect(rolesProblem([], ["observer", "reader"], 0)).toBeNull();
});

test("the last administrator stays one", () => {
  expect(rolesProblem(["administrator"], ["reader"], 0)).toBe("last_administrator");
  expect(rolesProblem(["administrator"], ["reader"], 1)).toBeNull();
  expect(rolesProblem(["administrator"], ["administrator"], 0)).toBeNull();
});

test("an account is disabled before anything else, and invited until it has a passphrase", () => {
  const since = new Date("2026-03-02T08:00:00Z");
  expect(accountState({ disabledAt: since, hasPassphrase: false })).toBe("disabled");
  expect(accountState({ disabledAt: null, hasPassphrase: false })).toBe("invited");
  expect(accountState({ disabledAt: null, hasPassphrase: true })).toBe("active");
});
