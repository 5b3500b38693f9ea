/** The steps that every change of a person shares. For the mutations of this installation's people only. */
import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Role } from "@/db/enums";
import { credentials, sessions, userRoles, users } from "@/db/schema/user";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { InstallationSubject } from "@/lib/policy/subjects";
import { lockUser, type UserSnapshot } from "./snapshot";

/** The subject of everything that administrators do. */
export async function installation(): Promise<InstallationSubject> {
  return { kind: "installation" };
}

/** Raises the version of a changed person and gives the audit change from `before` to what stands there now. */
export async function recordUser(
  ctx: MutationCtx,
  userId: string,
  before: UserSnapshot,
  reason?: string,
): Promise<AuditChange> {
  await ctx.tx
    .update(users)
    .set({ version: before.version + 1 })
    .where(eq(users.id, userId));
  const after = await lockUser(ctx, userId);
  return { entity: "user", entityId: userId, version: after.version, before, after, reason };
}

/** How many enabled administrators there are besides this person; locks them so that two cannot leave at once. */
export async function countOtherAdministrators(ctx: MutationCtx, userId: string): Promise<number> {
  const others = await ctx.read
    .select({ id: users.id })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(and(eq(userRoles.role, "administrator"), isNull(users.disabledAt), ne(users.id, userId)))
    .orderBy(users.id)
    .for("no key update", { of: users });
  return others.length;
}

/** Ends the sessions of a person, but for one where given. Returns how many were ended. */
export async function endSessionsOf(ctx: MutationCtx, userId: string, except?: string): Promise<number> {
  const ended = await ctx.tx
    .update(sessions)
    .set({ endedAt: ctx.now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

/** Adds a person without a passphrase and its audit change. The e-mail must be free. */
export async function insertUser(
  ctx: MutationCtx,
  { name, email, roles, locale }: { name: string; email: string; roles: readonly Role[]; locale: string },
) {
  const userId = newId(ctx.now);
  await ctx.tx
    .insert(users)
    .values({ id: userId, email, name, locale, createdAt: ctx.now, disabledAt: null, version: 1 });
  if (roles.length > 0) await ctx.tx.insert(userRoles).values(roles.map((role) => ({ userId, role })));
  const after = await lockUser(ctx, userId);
  return { userId, change: { entity: "user", entityId: userId, version: 1, before: null, after } };
}

/** Whether somebody has this e-mail. */
export async function isEmailTaken(ctx: MutationCtx, email: string): Promise<boolean> {
  return (await ctx.read.$count(users, eq(users.email, email))) > 0;
}

/** Stores a new passphrase hash; the caller has proven who it is for. */
export async function storePassphrase(ctx: MutationCtx, userId: string, passphraseHash: string) {
  await ctx.tx
    .insert(credentials)
    .values({ userId, passphraseHash, changedAt: ctx.now })
    .onConflictDoUpdate({ target: credentials.userId, set: { passphraseHash, changedAt: ctx.now } });
}
