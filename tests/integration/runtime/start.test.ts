import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createContext } from "@/lib/core/context";
import { markDemonstration } from "@/lib/settings/mutations";
import { makeDatabase } from "@/tests/support/database";

function start(script: string, variables: Record<string, string>): { status: number | null; said: string } {
  const dataDir = mkdtempSync(join(tmpdir(), "gpat-start-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const result = spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", script], {
    env: { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir, ...variables },
    encoding: "utf8",
  });
  return { status: result.status, said: result.stderr };
}

function emptyBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), "gpat-build-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "BUILD_ID"), "none");
  return relative(process.cwd(), folder);
}

describe("a start that cannot succeed ends with one plain sentence", () => {
  test.each([
    ["a bad variable", { PORT: "abc" }, "PORT must be a whole number from 1 to 65535."],
    ["no build", { NEXT_DIST_DIR: ".no-such-build" }, "There is no production build yet; run: npm run build"],
  ])("for %s", (_, variables, sentence) => {
    expect(start("lib/server/main.ts", variables)).toEqual({ status: 1, said: `${sentence}\n` });
  });

  test("for a missing secret on an external database", () => {
    const variables = {
      NEXT_DIST_DIR: emptyBuild(),
      DATABASE_URL: "postgres://127.0.0.1:1/gpat",
      AUTH_SECRET: "",
    };
    const { status, said } = start("lib/server/main.ts", variables);
    expect(status).toBe(1);
    expect(said).toMatch(/^AUTH_SECRET is missing[^\n]*\n$/);
  });

  test("for a demonstration that is started as a real installation", async () => {
    const db = await makeDatabase();
    onTestFinished(db.drop);
    await markDemonstration(
      createContext(db, { kind: "system", job: "demo" }, new Date("2026-01-01T00:00:00Z")),
    );
    const { status, said } = start("lib/server/main.ts", {
      NEXT_DIST_DIR: emptyBuild(),
      DATABASE_URL: db.url,
      AUTH_SECRET: "q8Zt3vN0xKcR5mWyB1uHsEo7Lg2PdJfA",
    });
    expect(status).toBe(1);
    expect(said).toMatch(/^This database holds the demonstration[^\n]*\n$/);
  });

  test("for a database that does not answer", () => {
    expect(start("lib/cli/migrate.ts", { DATABASE_URL: "postgres://127.0.0.1:1/gpat" })).toEqual({
      status: 1,
      said: "PostgreSQL does not answer at the address in DATABASE_URL.\n",
    });
  });
});
