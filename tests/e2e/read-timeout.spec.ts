/** What a page shows whose question to the database takes longer than allowed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { openDatabase } from "@/db/client";
import { sessionCookieName } from "@/lib/auth/cookies";
import { openSession } from "@/lib/auth/sign-in";
import { tokenOfSecret } from "@/lib/auth/token";
import { createContext } from "@/lib/core/context";
import { openEmbedded } from "@/lib/database/launcher";
import { endApplications, isReady, startApplication } from "../support/application";
import { E2E_PORT, e2eDataDir, OWN_PORT } from "../support/e2e-place";
import { makePerson } from "../support/programme";

const ORIGIN = `http://localhost:${OWN_PORT}`;
/** Only ends what hangs, however busy the machine. */
const HANGING_MS = 120_000;

let dataDir: string;

test.beforeAll(() => {
  process.env.AUTH_SECRET = readFileSync(join(e2eDataDir(E2E_PORT), "auth-secret"), "utf8").trim();
  dataDir = mkdtempSync(join(tmpdir(), "gpat-timeout-"));
});
test.afterAll(async () => {
  await endApplications();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a page that waits too long says what to do, and the log has its reference", async ({ page }) => {
  const application = startApplication(dataDir, OWN_PORT, { READ_TIMEOUT_SECONDS: "1" });
  await expect.poll(() => isReady(application), { timeout: HANGING_MS }).toBe(true);
  const held = await openEmbedded(dataDir);
  const database = openDatabase(held.connection);
  try {
    const now = new Date();
    const reader = await makePerson(database, "Rita Reader", ["reader"]);
    const secret = await openSession(
      createContext(database, { kind: "anonymous" }, now),
      reader.userId,
      "a device",
    );
    await page
      .context()
      .addCookies([{ name: sessionCookieName(undefined), value: tokenOfSecret(secret, now), url: ORIGIN }]);
    await database.transaction(async (tx) => {
      await tx.execute("lock table releases in access exclusive mode");
      const answer = await page.goto(`${ORIGIN}/en/releases`);
      expect(answer?.status()).toBe(500);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page could not be shown");
      await expect(page.getByText(/took too long.*more filters or longer words/)).toBeVisible();
      const reference =
        (await page.getByText(/^Reference: /).textContent())?.replace("Reference: ", "") ?? "none";
      const logged = application
        .said()
        .split("\n")
        .find((line) => line.includes(reference));
      expect(logged).toContain("TOO_SLOW");
    });
    await page.goto(`${ORIGIN}/en/releases`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Releases");
  } finally {
    await database.close();
    await held.leave();
  }
});
