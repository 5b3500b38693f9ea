/** A save that the server acknowledged over HTTP is there, whatever dies right after it. */
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { type Database, openDatabase } from "@/db/client";
import { revisions } from "@/db/schema/audit";
import { verifyChain } from "@/lib/audit/verify";
import { sessionCookieName } from "@/lib/auth/cookies";
import { openSession } from "@/lib/auth/sign-in";
import { tokenOfSecret } from "@/lib/auth/token";
import { createContext } from "@/lib/core/context";
import { openEmbedded } from "@/lib/database/launcher";
import { compareFigures } from "@/lib/ratings/figures";
import {
  type Application,
  endApplications,
  isReady,
  postgresOf,
  startApplication,
  statusOfHealth,
} from "../support/application";
import { E2E_PORT, e2eDataDir, OWN_PORT } from "../support/e2e-place";
import { type PatchSaver, savePatches } from "../support/patch-saver";
import { makeScoredCountry, type ScoredCountry } from "../support/scored-country";

const ORIGIN = `http://localhost:${OWN_PORT}`;
/** So many saves are under way when the application is killed, and again when PostgreSQL is. */
const SAVES_MET = 20;
/** Only ends what hangs, however busy the machine. */
const HANGING_MS = 120_000;
/** So much of what the application said stands in a failure. */
const SAID_SHOWN = 5_000;
/** Varies when the blow falls; the same in every run. */
const delayOf = (kill: number) => 20 + ((kill * 137) % 160);

let dataDir: string;

/** Works on the database of the folder beside whoever holds it, and lets go. */
async function beside<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const held = await openEmbedded(dataDir);
  const database = openDatabase(held.connection);
  try {
    return await work(database);
  } finally {
    await database.close();
    await held.leave();
  }
}

/** A country open in drafting with an assessor who is signed in. */
async function draftingCountry(database: Database): Promise<{ country: ScoredCountry; cookie: string }> {
  const country = await makeScoredCountry(database);
  const now = new Date();
  const secret = await openSession(
    createContext(database, { kind: "anonymous" }, now),
    country.assessor.userId,
    "a device",
  );
  return { country, cookie: `${sessionCookieName(undefined)}=${tokenOfSecret(secret, now)}` };
}

/** Waits until two saves more are acknowledged in every stream. */
async function expectMore(saver: PatchSaver): Promise<void> {
  const before = saver.acknowledged.map(({ length }) => length);
  const fewest = () =>
    Math.min(...saver.acknowledged.map(({ length }, stream) => length - (before[stream] ?? 0)));
  await expect.poll(fewest, { timeout: HANGING_MS, intervals: [20] }).toBeGreaterThanOrEqual(2);
}

/** Strikes amid the saves, each time at another moment of theirs, until enough of them were met. */
async function strike(saver: PatchSaver, blow: () => Promise<void>): Promise<void> {
  let met = 0;
  for (let kill = 0; met < SAVES_MET; kill += 1) {
    await expectMore(saver);
    await sleep(delayOf(kill));
    met += saver.underWay();
    await blow();
  }
}

async function startedApplication(): Promise<Application> {
  const application = startApplication(dataDir, OWN_PORT);
  await expect.poll(() => isReady(application), { timeout: HANGING_MS, intervals: [50] }).toBe(true);
  return application;
}

test.skip(process.platform !== "linux", "finds PostgreSQL through its process id");

test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "gpat-saves-"));
  // One secret for all applications of a run: the tests sign their tokens with it.
  process.env.AUTH_SECRET = readFileSync(join(e2eDataDir(E2E_PORT), "auth-secret"), "utf8").trim();
});
test.afterEach(async () => {
  await endApplications();
  rmSync(dataDir, { recursive: true, force: true });
});

test("no acknowledged PATCH is missing after application and PostgreSQL were killed amid twenty saves each", async () => {
  test.setTimeout(900_000);
  let application = await startedApplication();
  const { country, cookie } = await beside(draftingCountry);
  const saver = savePatches(ORIGIN, cookie, `/api/assessments/${country.round}/${country.iso3}/ratings`);
  try {
    await strike(saver, async () => {
      const ended = once(application.main, "exit");
      application.main.kill("SIGKILL");
      await ended;
      await expect.poll(() => statusOfHealth(OWN_PORT), { timeout: HANGING_MS, intervals: [50] }).toBe(0);
      application = await startedApplication();
    });
    await strike(saver, async () => {
      process.kill(postgresOf(application), "SIGKILL");
    });
    await expectMore(saver);
  } catch (error) {
    // A failure on another machine has nothing but this to be understood by.
    throw new Error(`${saver.unexpected.join("\n")}\n${application.said().slice(-SAID_SHOWN)}`, {
      cause: error,
    });
  } finally {
    await saver.stop();
    await endApplications();
  }
  expect(saver.unexpected).toEqual([]);
  const acknowledged = saver.acknowledged.flat();
  expect(acknowledged.length).toBeGreaterThan(2 * SAVES_MET);
  await beside(async (database) => {
    const rows = await database.read
      .select({ content: revisions.content })
      .from(revisions)
      .where(eq(revisions.entity, "rating"));
    const kept = new Set(rows.map(({ content }) => Number(JSON.parse(content ?? "{}").rationale)));
    expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
    expect(await verifyChain(database.read)).toMatchObject({ ok: true });
    expect(
      await compareFigures(createContext(database, { kind: "system", job: "check" }, new Date())),
    ).toEqual([]);
  });
});
