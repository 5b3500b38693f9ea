/** The steps that every use of a link shares. For mutations only. */
import { personOrNull } from "@/lib/core/acting-person";
import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { InvitationPurpose } from "@/db/enums";
import { invitations } from "@/db/schema/user";
import type { AuditChange } from "@/lib/audit/append";
import { hashOfSecret, newSecret } from "@/lib/auth/token";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { invitationEnd } from "./rules";

type LinkFacts = { purpose: InvitationPurpose; userId: string | null; expiresAt: string; state: string };

function change(id: string, version: number, before: LinkFacts | null, after: LinkFacts): AuditChange {
  return { entity: "invitation", entityId: id, version, before, after };
}

/** Makes a link for a person, or for the first administrator where there is none. Earlier ones should be revoked first. */
export async function createInvitation(
  ctx: MutationCtx,
  userId: string | null,
): Promise<{ secret: string; change: AuditChange }> {
  const purpose = userId === null ? "first_administrator" : "invitation";
  const secret = newSecret();
  const id = newId(ctx.now);
  const expiresAt = invitationEnd(ctx.now);
  await ctx.tx.insert(invitations).values({
    id,
    tokenHash: hashOfSecret(secret),
    purpose,
    userId,
    createdBy: personOrNull(ctx),
    createdAt: ctx.now,
    expiresAt,
    usedAt: null,
    revokedAt: null,
  });
  const facts = { purpose, userId, expiresAt: expiresAt.toISOString(), state: "open" } as const;
  return { secret, change: change(id, 1, null, facts) };
}

/** Takes the use of every unused link of a person (or of the first administrator) away. */
export async function revokeInvitations(ctx: MutationCtx, userId: string | null): Promise<AuditChange[]> {
  const revoked = await ctx.tx
    .update(invitations)
    .set({ revokedAt: ctx.now })
    .where(
      and(
        userId === null ? eq(invitations.purpose, "first_administrator") : eq(invitations.userId, userId),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning();
  return revoked.map(({ id, purpose, userId: of, expiresAt }) => {
    const facts = { purpose, userId: of, expiresAt: expiresAt.toISOString() };
    return change(id, 2, { ...facts, state: "open" }, { ...facts, state: "revoked" });
  });
}

/** Marks a living link as used and tells whose it is; null where it is unknown, used, revoked or too old. */
export async function useInvitation(
  ctx: MutationCtx,
  secret: string,
  purpose: InvitationPurpose,
): Promise<{ userId: string | null; change: AuditChange } | null> {
  const [row] = await ctx.tx
    .update(invitations)
    .set({ usedAt: ctx.now })
    .where(
      and(
        eq(invitations.tokenHash, hashOfSecret(secret)),
        eq(invitations.purpose, purpose),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, ctx.now),
      ),
    )
    .returning();
  if (!row) return null;
  const facts = { purpose, userId: row.userId, expiresAt: row.expiresAt.toISOString() };
  return {
    userId: row.userId,
    change: change(row.id, 2, { ...facts, state: "open" }, { ...facts, state: "used" }),
  };
}
