import "server-only";
import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { ReadDatabase } from "@/db/client";
import type { Role } from "@/db/enums";
import { prepared, valueFor } from "@/db/prepared";
import { sessions, userRoles, users } from "@/db/schema/user";
import type { Actor, Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { unreadNotifications } from "@/lib/notifications/unread";
import { isDueForTouch, oldestCreatedAt, oldestLastSeenAt, type SessionTimes } from "./session-rules";
import { hashOfSecret } from "./token";

/** A living session and whose it is. */
export type Session = SessionTimes & {
  id: string;
  actor: Extract<Actor, { kind: "user" }>;
  /** Notifications that the person has not read. */
  unread: number;
};

/** Sessions that have neither been ended nor run out at `now`. */
export function livingSessions(now: Date) {
  return livingSince(oldestCreatedAt(now), oldestLastSeenAt(now));
}

function livingSince(createdAfter: Date | SQL<Date>, seenAfter: Date | SQL<Date>) {
  return and(
    isNull(sessions.endedAt),
    gt(sessions.createdAt, createdAfter),
    gt(sessions.lastSeenAt, seenAfter),
  );
}

const sessionBySecret = prepared((read: ReadDatabase) =>
  read
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      roles: sql<Role[]>`array(
        select ${userRoles.role}::text from ${userRoles}
        where ${userRoles.userId} = ${users.id} order by ${userRoles.role})`,
      unread: unreadNotifications,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, valueFor(sessions.tokenHash, "tokenHash")),
        isNull(users.disabledAt),
        livingSince(valueFor(sessions.createdAt, "createdAfter"), valueFor(sessions.lastSeenAt, "seenAfter")),
      ),
    ),
);

/**
 * The living session of a secret, with the person, the roles as they are now and how much is unread, in one query. Null where it
 * was ended, ran out, or the person is disabled.
 */
export async function findSession(read: ReadDatabase, secret: string, now: Date): Promise<Session | null> {
  const [row] = await sessionBySecret(read, {
    tokenHash: hashOfSecret(secret),
    createdAfter: oldestCreatedAt(now),
    seenAfter: oldestLastSeenAt(now),
  });
  if (!row) return null;
  const { id, createdAt, lastSeenAt, unread, ...person } = row;
  return { id, createdAt, lastSeenAt, unread, actor: { kind: "user", ...person, sessionId: id } };
}

/** Writes down that the session is in use, at most once a minute. */
export async function touchSession(ctx: Ctx, session: Session): Promise<void> {
  if (isDueForTouch(session, ctx.now)) await extendSession(ctx, session);
}

/** Lets the time without activity begin anew; a session that is over stays over. */
export async function extendSession(ctx: Ctx, session: Session): Promise<void> {
  await housekeeping(ctx, (tx) =>
    tx
      .update(sessions)
      .set({ lastSeenAt: ctx.now })
      .where(and(eq(sessions.id, session.id), livingSessions(ctx.now))),
  );
}
