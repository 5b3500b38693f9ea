/** The session of one browser: other browsers of the same person, in which other specs read, keep theirs. */
import type { BrowserContext } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sessions } from "@/db/schema/user";
import { sessionCookieName } from "@/lib/auth/cookies";
import { endSession } from "@/lib/auth/sign-in";
import { hashOfSecret, secretOfToken } from "@/lib/auth/token";
import { createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";

/** Its id. Throws where the browser has no session. */
export async function sessionIdOf(db: Database, context: BrowserContext): Promise<string> {
  const cookie = (await context.cookies()).find(({ name }) => name === sessionCookieName(undefined));
  const secret = secretOfToken(cookie?.value ?? "", new Date());
  if (secret === null) throw new RangeError("this browser has no session");
  const rows = await db.read
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.tokenHash, hashOfSecret(secret)));
  return one(rows).id;
}

/** Ends it as if its time were over. */
export async function endSessionOf(db: Database, context: BrowserContext): Promise<void> {
  const id = await sessionIdOf(db, context);
  await endSession(createContext(db, { kind: "anonymous" }, new Date()), id);
}
