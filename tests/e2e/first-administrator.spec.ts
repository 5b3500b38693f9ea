import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { OWN_PORT } from "../support/e2e-place";

const ORIGIN = `http://localhost:${OWN_PORT}`;
const PASSPHRASE = "thirteen calm herons";
const GUEST_PASSPHRASE = "fourteen calm herons";

let main: ChildProcess;
let dataDir: string;
let said = "";

/** A fresh installation of its own, because the link is printed for the first administrator only. */
test.beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "gpat-first-"));
  main = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "lib/server/main.ts"], {
    env: {
      ...process.env,
      PORT: String(OWN_PORT),
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      AUTH_SECRET: "",
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  main.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await expect.poll(() => said, { timeout: 60_000 }).toContain("/first-administrator?token=");
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => main.once("exit", resolve));
  main.kill("SIGTERM");
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
});

test("a fresh installation is set up by its link, and the first person comes by invitation", async ({
  page,
  browser,
}) => {
  const link = /http\S+first-administrator\?token=\S+/.exec(said)?.[0] ?? "";
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("Name").fill("Ada Admin");
  await page.getByLabel("E-mail").fill("ada@example.test");
  await page.getByLabel("New passphrase").fill("short");
  await page.getByRole("button", { name: "Create the administrator" }).click();
  await expect(page.getByRole("link", { name: "Use at least 12 characters." })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("ada@example.test");
  await page.getByLabel("New passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Create the administrator" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();

  await page.locator("#invite-name").fill("Guest One");
  await page.locator("#invite-email").fill("guest@example.test");
  await page.getByRole("button", { name: "Create account and link" }).click();
  const invitation = page.getByRole("status").locator("code");
  await expect(invitation).toContainText("/en/invitation?token=");
  const invitationLink = (await invitation.textContent()) ?? "";

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link has no use any more" })).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const guest = await plain.newPage();
  await guest.goto(invitationLink);
  await guest.getByLabel("New passphrase").fill(GUEST_PASSPHRASE);
  await guest.getByRole("button", { name: "Set passphrase and sign in" }).click();
  await expect(guest.getByRole("group").getByText("Guest One")).toBeVisible();
  expect((await guest.request.get(`${ORIGIN}/en/administration/users`)).status()).toBe(404);
  await guest.goto(invitationLink);
  await expect(guest.getByRole("heading", { name: "This link has no use any more" })).toBeVisible();

  await guest.getByText("Guest One").first().click();
  await guest.getByRole("button", { name: "Sign out" }).click();
  await expect(guest).toHaveURL(/\/sign-in$/);
  await guest.goto(`${ORIGIN}/en/account`);
  await guest.getByLabel("E-mail").first().fill("guest@example.test");
  await guest.getByLabel("Passphrase").fill("wrong wrong wrong");
  await guest.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(guest.getByRole("link", { name: /do not fit together/ })).toBeVisible();
  await guest.getByLabel("Passphrase").fill(GUEST_PASSPHRASE);
  await guest.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await plain.close();
});
