import { beforeEach, expect, test, vi } from "vitest";

vi.stubEnv("AUTH_SECRET", "a secret for tests that is long enough to be one");
const lines: string[] = [];
vi.mock("@/lib/core/log", async (original) => {
  const { createLogger } = await original<typeof import("@/lib/core/log")>();
  const logger = createLogger({ write: (line: string) => lines.push(line) });
  return { log: () => logger, requestLog: (request: string) => logger.child({ request }) };
});
const { logFailedSignIn, logSignIn, logSignOut } = await import("./sign-in-log");
const { reportFailure } = await import("@/lib/core/failure");
const { AppError } = await import("@/lib/core/errors");
const { closeRequest, noteActor, openRequest } = await import("@/lib/core/request-actor");
const { createContext } = await import("@/lib/core/context");

type TestDatabase = Parameters<typeof createContext>[0];
const ctx = createContext({} as TestDatabase, { kind: "anonymous" }, new Date(), "r-1");
const logged = () => lines.map((line): unknown => JSON.parse(line));
beforeEach(() => {
  lines.length = 0;
});

test("signing in and out say who, by id and reference", () => {
  logSignIn(ctx, "u-1");
  logSignOut(ctx, "u-1");
  expect(logged()).toMatchObject([
    { request: "r-1", actor: "u-1", msg: "signed in" },
    { request: "r-1", actor: "u-1", msg: "signed out" },
  ]);
});

test("a failed attempt marks its account and never names it", () => {
  logFailedSignIn(ctx, " Ada@Example.org", false);
  logFailedSignIn(ctx, "ada@example.org", true);
  const [first, second] = logged() as { account: string }[];
  expect(first?.account).toBe(second?.account);
  expect(first?.account).toHaveLength(43);
  expect(lines.join("").toLowerCase()).not.toContain("ada@");
});

test("a refusal says whose request it was, while the request is open", () => {
  const refuse = () => reportFailure(new AppError("FORBIDDEN", "rating.write"), "r-2", "PATCH");
  openRequest("r-2");
  noteActor("r-2", "u-2");
  refuse();
  closeRequest("r-2");
  noteActor("r-2", "u-2");
  refuse();
  expect(logged()).toMatchObject([{ actor: "u-2", code: "FORBIDDEN" }, { code: "FORBIDDEN" }]);
  expect(lines[1]).not.toContain("u-2");
});
