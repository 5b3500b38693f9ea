/**
 * What journeys stand on: the database of the application under test, and people who are signed in without
 * typing a passphrase (only the journeys of sign-in type one). Journeys that change data make people,
 * rounds and assessments of their own, so that their order does not matter.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, test as base } from "@playwright/test";
import { eq } from "drizzle-orm";
import { type Database, openDatabase } from "@/db/client";
import { users } from "@/db/schema/user";
import { sessionCookieName } from "@/lib/auth/cookies";
import { openSession } from "@/lib/auth/sign-in";
import { tokenOfSecret } from "@/lib/auth/token";
import { createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { openEmbedded } from "@/lib/database/launcher";
import { E2E_PORT, e2eDataDir } from "../support/e2e-place";

/** The accounts of the demonstration, by the part of their address before the @. */
export const ACCOUNTS = [
  "admin",
  "manager",
  "assessor",
  "assessor2",
  "second",
  "reviewer",
  "approver",
  "focal",
  "observer",
  "reader",
  "steward",
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** The address of a demonstration account. */
export const emailOf = (account: Account) => `${account}@demo.example`;

/** The session cookie of a person, as Playwright takes it. */
export type SessionCookie = { name: string; value: string; url: string };

/** Opens a session for the person of that address in this database and gives its cookie. */
export async function sessionIn(db: Database, email: string): Promise<SessionCookie> {
  const now = new Date();
  const ctx = createContext(db, { kind: "anonymous" }, now);
  const person = one(await db.read.select({ id: users.id }).from(users).where(eq(users.email, email)));
  const secret = await openSession(ctx, person.id, "Chrome, Linux");
  const url = `http://localhost:${E2E_PORT}`;
  return { name: sessionCookieName(undefined), value: tokenOfSecret(secret, now), url };
}

type WorkerFixtures = {
  /** The database of the application under test. */
  db: Database;
  /** Opens a session for the person of that address and gives its cookie. */
  sessionOf: (email: string) => Promise<SessionCookie>;
};
type TestFixtures = {
  /** Signs a person in, in the browser of the test or in another context. */
  signIn: (email: string, context?: BrowserContext) => Promise<void>;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const dataDir = e2eDataDir(E2E_PORT);
      process.env.AUTH_SECRET = readFileSync(join(dataDir, "auth-secret"), "utf8").trim();
      const embedded = await openEmbedded(dataDir);
      const database = openDatabase(embedded.connection);
      await use(database);
      await database.close();
      await embedded.leave();
    },
    { scope: "worker" },
  ],
  sessionOf: [
    async ({ db }, use) => {
      await use((email) => sessionIn(db, email));
    },
    { scope: "worker" },
  ],
  signIn: async ({ context, sessionOf }, use) => {
    await use(async (email, where = context) => {
      await where.addCookies([{ ...(await sessionOf(email)), httpOnly: true, sameSite: "Lax" }]);
    });
  },
});

export { expect } from "@playwright/test";
