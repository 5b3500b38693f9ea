/** `npm run demo` as a stranger runs it: made on a fresh folder, signed in to by what it printed, stopped, started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { isBuildStale } from "@/lib/cli/production-build";
import { isRunning } from "@/lib/database/processes";
import { typeSignIn } from "../support/account";
import { postgresOf, statusOfHealth } from "../support/application";
import { OWN_PORT } from "../support/e2e-place";

/** Making the demonstration takes about a minute where nothing else runs; this only ends what hangs. */
const HANGING_MS = 240_000;

type Demonstration = { npm: ChildProcess; said: () => string };

const started: ChildProcess[] = [];
let dataDir: string;

test.beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "gpat-demo-"));
});
test.afterAll(async () => {
  for (const npm of started) {
    if (npm.exitCode === null && npm.signalCode === null) await interrupt(npm);
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** Types the command, in a process group of its own as a shell gives it. */
function runDemo(): Demonstration {
  const npm = spawn("npm", ["run", "demo"], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(OWN_PORT),
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      AUTH_SECRET: "",
      AUTH_URL: "",
    },
  });
  started.push(npm);
  let said = "";
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return { npm, said: () => said };
}

/** Presses Ctrl+C: everything of the group gets the signal. Resolves when the command has ended. */
async function interrupt(npm: ChildProcess): Promise<void> {
  const ended = once(npm, "exit");
  process.kill(-(npm.pid ?? 0), "SIGINT");
  await ended;
}

/** What stands after this word on a line of its own. */
function printed({ said }: Demonstration, word: string): string {
  return new RegExp(`^${word} (.+)$`, "m").exec(said())?.[1] ?? "";
}

async function untilReady(demonstration: Demonstration): Promise<void> {
  await expect.poll(() => printed(demonstration, "Passphrase:"), { timeout: HANGING_MS }).not.toBe("");
  expect(printed(demonstration, "Ready on")).toBe(`http://localhost:${OWN_PORT}`);
}

async function expectEnded(postgres: number): Promise<void> {
  expect(await statusOfHealth(OWN_PORT)).toBe(0);
  expect(isRunning(postgres)).toBe(false);
}

async function signIn(page: Page, demonstration: Demonstration, email: string): Promise<void> {
  await page.goto(printed(demonstration, "Ready on"));
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await typeSignIn(page, email, printed(demonstration, "Passphrase:"));
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByText("Demonstration. Nothing here is a finding about a real State.")).toBeVisible();
}

test("the demonstration is made once, is signed in to by what it prints, and is the same after a second start", async ({
  page,
}) => {
  test.skip(process.platform === "win32", "sends signals to a process group");
  test.setTimeout(3 * HANGING_MS);
  const buildFolder = process.env.NEXT_DIST_DIR ?? ".next";
  expect(isBuildStale(buildFolder, process.cwd()), "the build under test is older than its sources").toBe(
    false,
  );
  const first = runDemo();
  await untilReady(first);
  expect(first.said()).toContain("Making the demonstration; this takes about a minute, once.");
  const accounts = printed(first, "Accounts:").split(" ");
  expect(accounts).toContain("admin@demo.example");
  await signIn(page, first, "reader@demo.example");
  await expect(page.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
  await page.goto(`http://localhost:${OWN_PORT}/en/account`);
  await page.getByRole("radio", { name: "العربية" }).check();
  await page.getByRole("button", { name: "Save language" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const postgres = postgresOf({ dataDir });
  await interrupt(first.npm);
  await expectEnded(postgres);

  const second = runDemo();
  await untilReady(second);
  expect(second.said()).not.toContain("Making the demonstration");
  expect(printed(second, "Passphrase:")).toBe(printed(first, "Passphrase:"));
  await page.reload();
  await expect(page.getByRole("radio", { name: "العربية" })).toBeChecked();
  await page.context().clearCookies();
  await signIn(page, second, accounts[0] ?? "");
  await page.goto(`http://localhost:${OWN_PORT}/en/administration/users`);
  await expect(page.getByText(`${accounts.length} people`)).toBeVisible();
  const again = postgresOf({ dataDir });
  await interrupt(second.npm);
  await expectEnded(again);
});
