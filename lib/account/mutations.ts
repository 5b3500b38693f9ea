import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import { credentials, sessions, users } from "@/db/schema/user";
import { type Attempt, countSignIn } from "@/lib/auth/attempts";
import { isCommonPassphrase } from "@/lib/auth/common-passphrases";
import { type PassphraseProblem, passphraseProblem } from "@/lib/auth/passphrase";
import { hashPassphrase, verifyPassphrase } from "@/lib/auth/passphrase-hash";
import { hashOfSecret, newSecret } from "@/lib/auth/token";
import { databaseOf } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { changed, mutate } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import { type Result, refused } from "@/lib/core/result";
import type { UserSubject } from "@/lib/policy/subjects";
import { lockUser } from "@/lib/users/snapshot";
import { endSessionsOf, recordUser, storePassphrase } from "@/lib/users/write";
import type { ChangeLanguageInput, ChangePassphraseInput, EndSessionsInput } from "./schema";

function ownAccount({ actor }: PersonCtx): () => Promise<UserSubject> {
  return async () => ({ kind: "user", userId: actor.userId });
}

/**
 * Changes the own passphrase against the present one. Every other session of the person ends, and this one goes on
 * under a new secret, which the browser must be given. Throws TOO_MANY.
 */
export async function changePassphrase(
  ctx: PersonCtx,
  { currentPassphrase, passphrase }: ChangePassphraseInput,
  attempt: Attempt,
): Promise<Result<{ secret: string }, PassphraseProblem | "wrong_passphrase">> {
  const { userId, email, sessionId } = ctx.actor;
  const counted = await countSignIn(databaseOf(ctx).pool, email, attempt);
  const [stored] = await ctx.read
    .select({ passphraseHash: credentials.passphraseHash })
    .from(credentials)
    .where(eq(credentials.userId, userId));
  if (!(await verifyPassphrase(stored?.passphraseHash ?? null, currentPassphrase))) {
    return refused("wrong_passphrase");
  }
  await counted.succeeded();
  const problem = passphraseProblem(passphrase, email, isCommonPassphrase);
  if (problem) return refused(problem);
  const passphraseHash = await hashPassphrase(passphrase);
  return mutate(ctx, "account.change", ownAccount(ctx), async (inside) => {
    const before = await lockUser(inside, userId);
    await storePassphrase(inside, userId, passphraseHash);
    await endSessionsOf(inside, userId, sessionId);
    const secret = newSecret();
    await inside.tx
      .update(sessions)
      .set({ tokenHash: hashOfSecret(secret) })
      .where(eq(sessions.id, sessionId));
    return changed({ secret }, await recordUser(inside, userId, before));
  });
}

/** Changes the language in which the product writes to the person. */
export function changeLanguage(ctx: PersonCtx, { locale }: ChangeLanguageInput) {
  const { userId } = ctx.actor;
  return mutate(ctx, "account.change", ownAccount(ctx), async (inside) => {
    const before = await lockUser(inside, userId);
    if (before.locale === locale) return changed({ locale });
    await inside.tx.update(users).set({ locale }).where(eq(users.id, userId));
    return changed({ locale }, await recordUser(inside, userId, before));
  });
}

/** Ends one own session or all but this one. A session of somebody else is left alone. */
export function endOwnSessions(ctx: PersonCtx, { sessionId }: EndSessionsInput): Promise<number> {
  const which = sessionId === "others" ? ne(sessions.id, ctx.actor.sessionId) : eq(sessions.id, sessionId);
  return housekeeping(ctx, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: ctx.now })
      .where(and(eq(sessions.userId, ctx.actor.userId), isNull(sessions.endedAt), which))
      .returning({ id: sessions.id });
    return ended.length;
  });
}
