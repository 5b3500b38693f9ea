import "server-only";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { invitations, linkRequests, users } from "@/db/schema/user";
import { hashOfSecret } from "@/lib/auth/token";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";

/** Who may set a passphrase by this link, without using it up; null where the link has no use (any more). */
export async function findInvitation(
  ctx: Ctx,
  secret: string,
): Promise<{ name: string; email: string } | null> {
  const [row] = await ctx.read
    .select({ name: users.name, email: users.email })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.userId))
    .where(and(livingLink(ctx, secret, "invitation"), isNull(users.disabledAt)));
  return row ?? null;
}

/** Whether the link of the first administrator still has a use. */
export async function isFirstAdministratorLink(ctx: Ctx, secret: string): Promise<boolean> {
  return (await ctx.read.$count(invitations, livingLink(ctx, secret, "first_administrator"))) > 0;
}

function livingLink(ctx: Ctx, secret: string, purpose: "invitation" | "first_administrator") {
  return and(
    eq(invitations.tokenHash, hashOfSecret(secret)),
    eq(invitations.purpose, purpose),
    isNull(invitations.usedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, ctx.now),
  );
}

export type LinkRequest = { id: string; userId: string; name: string; email: string; requestedAt: Date };

/** The open questions for a new link, oldest first. Throws FORBIDDEN but for administrators. */
export async function listLinkRequests(ctx: Ctx): Promise<LinkRequest[]> {
  if (!can(ctx.actor, "user.manage", { kind: "installation" }))
    throw new AppError("FORBIDDEN", "user.manage");
  return ctx.read
    .select({
      id: linkRequests.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      requestedAt: linkRequests.requestedAt,
    })
    .from(linkRequests)
    .innerJoin(users, eq(users.id, linkRequests.userId))
    .where(isNull(linkRequests.answeredAt))
    .orderBy(asc(linkRequests.requestedAt), asc(linkRequests.id));
}
