import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { sessions } from "@/db/schema/user";
import { livingSessions } from "@/lib/auth/session";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";

export type SessionLine = {
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** The session that asks. */
  current: boolean;
};

/** The living sessions of a person, newest use first: for the person, and for administrators. Throws FORBIDDEN. */
export async function listSessions(ctx: Ctx, userId: string): Promise<SessionLine[]> {
  const isOwn = can(ctx.actor, "account.change", { kind: "user", userId });
  if (!isOwn && !can(ctx.actor, "user.manage", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "sessions of somebody else");
  }
  const rows = await ctx.read
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), livingSessions(ctx.now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
  const current = ctx.actor.kind === "user" ? ctx.actor.sessionId : null;
  return rows.map((row) => ({ ...row, current: row.id === current }));
}
