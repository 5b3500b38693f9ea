/** An application of its own on a copy of the demonstration, for walks whose database nobody else may change. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { type Database, openDatabase } from "@/db/client";
import { openEmbedded } from "@/lib/database/launcher";
import { type Application, isReady, startApplication } from "./application";
import { E2E_PORT, e2eDataDir, WALK_PORT } from "./e2e-place";

/** Where it answers. */
export const WALK_ORIGIN = `http://localhost:${WALK_PORT}`;

const HANGING_MS = 120_000; // only ends what hangs, however busy the machine

export type OwnDemonstration = {
  application: Application;
  db: Database;
  /** Lets go of the database; the application ends with `endApplications`. */
  leave: () => Promise<void>;
};

/** Starts it on this data folder; resolves once it answers. */
export async function startOwnDemonstration(
  dataDir: string,
  variables: Record<string, string> = {},
): Promise<OwnDemonstration> {
  // One secret for all applications of a run: the tests sign their tokens with it.
  process.env.AUTH_SECRET = readFileSync(join(e2eDataDir(E2E_PORT), "auth-secret"), "utf8").trim();
  const module = "tests/support/demonstration-server.ts";
  const application = startApplication(dataDir, WALK_PORT, variables, module);
  await expect.poll(() => isReady(application), { timeout: HANGING_MS, intervals: [50] }).toBe(true);
  const held = await openEmbedded(dataDir);
  const db = openDatabase(held.connection);
  const leave = async () => {
    await db.close();
    await held.leave();
  };
  return { application, db, leave };
}
