import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import { auditEvents, revisions } from "@/db/schema/audit";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import { changedFields, type FieldChange } from "./diff";

/** One change in the history of a noun. `fields` is null where its text was erased. */
export type HistoryEntry = {
  position: number;
  at: Date;
  /** Null for the installation itself: a job, a command or a link. */
  actor: string | null;
  actorKind: string;
  action: string;
  version: number;
  reason: string | null;
  fields: readonly FieldChange[] | null;
};

/**
 * The history of one noun, newest first, as fields before and after. The caller has checked that the actor may
 * read it, names of actors and all texts included.
 */
export async function historyOf(ctx: Ctx, entity: string, entityId: string): Promise<HistoryEntry[]> {
  const rows = await ctx.read
    .select({
      position: auditEvents.position,
      at: auditEvents.at,
      actor: users.name,
      actorKind: auditEvents.actorKind,
      action: auditEvents.action,
      version: auditEvents.version,
      content: revisions.content,
      reason: revisions.reason,
      erasureId: revisions.erasureId,
    })
    .from(auditEvents)
    .innerJoin(revisions, eq(revisions.position, auditEvents.position))
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(and(eq(auditEvents.entity, entity), eq(auditEvents.entityId, entityId)))
    .orderBy(desc(auditEvents.position));
  const contents = rows.map(({ content }): unknown => (content === null ? null : JSON.parse(content)));
  // What was erased tells nothing: a later change is told from the last text before it that still stands.
  const before = (index: number): unknown =>
    contents[rows.findIndex(({ erasureId }, other) => other > index && erasureId === null)] ?? null;
  return rows.map(({ content: _content, erasureId, ...entry }, index) => ({
    ...entry,
    fields: erasureId === null ? changedFields(before(index), contents[index]) : null,
  }));
}

/** The history of a person's account: for administrators and the person. Throws NOT_FOUND for anybody else. */
export function userHistory(ctx: Ctx, userId: string): Promise<HistoryEntry[]> {
  if (!can(ctx.actor, "user.read_history", { kind: "user", userId })) {
    throw new AppError("NOT_FOUND", `history of user ${userId}`);
  }
  return historyOf(ctx, "user", userId);
}

/** One link of the chain: who did what to which noun, and never a text. */
export type ChainLine = {
  position: number;
  at: Date;
  actor: string | null;
  actorKind: string;
  action: string;
  entity: string;
  entityId: string;
  version: number;
  requestReference: string | null;
  sha256: string;
};

/** Links on one page of the chain. */
export const CHAIN_LINES_PER_PAGE = 100;

/** The chain from its head, or from before a position. Throws FORBIDDEN but for administrators. */
export async function listChain(ctx: Ctx, { before }: { before: number | null }): Promise<ChainLine[]> {
  if (!can(ctx.actor, "audit.read", { kind: "installation" })) throw new AppError("FORBIDDEN", "audit.read");
  return ctx.read
    .select({
      position: auditEvents.position,
      at: auditEvents.at,
      actor: users.name,
      actorKind: auditEvents.actorKind,
      action: auditEvents.action,
      entity: auditEvents.entity,
      entityId: auditEvents.entityId,
      version: auditEvents.version,
      requestReference: auditEvents.requestReference,
      sha256: auditEvents.sha256,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(before === null ? undefined : lt(auditEvents.position, before))
    .orderBy(desc(auditEvents.position))
    .limit(CHAIN_LINES_PER_PAGE);
}
