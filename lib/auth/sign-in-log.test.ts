import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { reportFailure } from "@/lib/core/failure";
import * as productLog from "@/lib/core/log";
import { closeRequest, noteActor, openRequest } from "@/lib/core/request-actor";
import { logFailedSignIn, logSignIn, logSignOut } from "./sign-in-log";

const lines: string[] = [];
const logger = productLog.createLogger({ write: (line: string) => lines.push(line) });
vi.spyOn(productLog, "log").mockImplementation(() => logger);
vi.spyOn(productLog, "requestLog").mockImplementation((request) => logger.child({ request }));
afterAll(() => vi.restoreAllMocks());

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
