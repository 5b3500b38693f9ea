import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { credentials, sessions, users } from "@/db/schema/user";
import { type Ctx, databaseOf } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { type Attempt, countSignIn } from "./attempts";
import { verifyPassphrase } from "./passphrase-hash";
import { hashOfSecret, newSecret } from "./token";

/** What a browser shows of itself and what the person typed. */
export type SignInAttempt = Attempt & { email: string; passphrase: string; deviceWords: string };

/**
 * Checks e-mail and passphrase and opens a session; a new secret each time. The session that the browser brought
 * along ends, whoever's it was. Unknown, disabled and never invited
 * accounts and wrong passphrases give the same answer after the same work. Throws TOO_MANY.
 */
export async function signInWithPassphrase(
  ctx: Ctx,
  attempt: SignInAttempt,
): Promise<Result<{ userId: string; secret: string }, "wrong">> {
  const email = attempt.email.trim().toLowerCase();
  const counted = await countSignIn(databaseOf(ctx).pool, email, attempt);
  const [person] = await ctx.read
    .select({ id: users.id, passphraseHash: credentials.passphraseHash })
    .from(users)
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(and(eq(users.email, email), isNull(users.disabledAt)));
  const fits = await verifyPassphrase(person?.passphraseHash ?? null, attempt.passphrase);
  if (!person || !fits) return refused("wrong");
  await counted.succeeded();
  const secret = await openSession(ctx, person.id, attempt.deviceWords);
  if (ctx.actor.kind === "user") await endSession(ctx, ctx.actor.sessionId);
  return done({ userId: person.id, secret });
}

/** Opens a session for a person whose identity is proven, and gives its secret. */
export async function openSession(ctx: Ctx, userId: string, deviceWords: string): Promise<string> {
  const secret = newSecret();
  await housekeeping(ctx, (tx) =>
    tx.insert(sessions).values({
      id: newId(ctx.now),
      tokenHash: hashOfSecret(secret),
      userId,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      endedAt: null,
      device: deviceWords,
    }),
  );
  return secret;
}

/** Ends one session, as its owner does by signing out. */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  await housekeeping(ctx, (tx) =>
    tx
      .update(sessions)
      .set({ endedAt: ctx.now })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt))),
  );
}
