import "server-only";
import { and, desc, inArray, sql } from "drizzle-orm";
import { auditEvents, revisions } from "@/db/schema/audit";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { canonicalJson, newSalt, saltedSha256, sha256 } from "./canonical";

/** One change of one audited noun. `after` null means that it was removed; `before` null that it is new. */
export type AuditChange = {
  entity: string;
  entityId: string;
  /** Version of the noun after the change; with entity and id it is unique. */
  version: number;
  before: unknown;
  after: unknown;
  reason?: string | undefined;
};

/** Name of the advisory lock under which the chain grows. */
export const AUDIT_CHAIN_LOCK = "audit-chain";
/** What the first event names as the hash before it. */
export const CHAIN_START = "0".repeat(64);

/** The fields that the hash of an event covers, in canonical JSON. */
export function eventSha256(event: Omit<typeof auditEvents.$inferSelect, "sha256">): string {
  return sha256(canonicalJson(event));
}

/**
 * Appends the changes to the chain, last in the transaction, under one advisory lock.
 * After is hashed with a new salt that is kept with the text in `revisions`; before with the salt of the revision that
 * holds that text, so that erasing a revision leaves no living salt by which its words could be guessed.
 */
export async function appendAudit(
  ctx: MutationCtx,
  action: string,
  changes: readonly AuditChange[],
): Promise<void> {
  if (changes.length === 0) return;
  // Before the lock, for which everybody who writes waits: who would change a noun meanwhile took its next version,
  // which the unique index of `revisions` gives to one.
  const salts = await earlierSalts(ctx, changes);
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${AUDIT_CHAIN_LOCK}, 0))`);
  const [head] = await ctx.tx
    .select({ position: auditEvents.position, sha256: auditEvents.sha256 })
    .from(auditEvents)
    .orderBy(desc(auditEvents.position))
    .limit(1);
  let position = head?.position ?? 0;
  let previousSha256 = head?.sha256 ?? CHAIN_START;
  const events: (typeof auditEvents.$inferInsert)[] = [];
  const contents: (typeof revisions.$inferInsert)[] = [];
  for (const change of changes) {
    position += 1;
    const salt = newSalt();
    const reasonSalt = change.reason === undefined ? null : newSalt();
    const content = change.after === null ? null : canonicalJson(change.after);
    const event = {
      position,
      at: ctx.now,
      actorId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      actorKind: ctx.actor.kind === "system" ? ctx.actor.job : ctx.actor.kind,
      action,
      entity: change.entity,
      entityId: change.entityId,
      version: change.version,
      requestReference: ctx.requestReference,
      beforeSha256:
        change.before === null
          ? null
          : saltedSha256(salts.get(change.entityId) ?? newSalt(), canonicalJson(change.before)),
      afterSha256: content === null ? null : saltedSha256(salt, content),
      reasonSha256:
        reasonSalt && change.reason !== undefined ? saltedSha256(reasonSalt, change.reason) : null,
      previousSha256,
    };
    salts.set(change.entityId, salt);
    previousSha256 = eventSha256(event);
    events.push({ ...event, sha256: previousSha256 });
    contents.push({
      id: newId(ctx.now),
      position,
      entity: change.entity,
      entityId: change.entityId,
      version: change.version,
      content,
      salt,
      reason: change.reason ?? null,
      reasonSalt,
      erasureId: null,
    });
  }
  const appended = ctx.tx
    .$with("appended")
    .as(ctx.tx.insert(auditEvents).values(events).returning({ position: auditEvents.position }));
  await ctx.tx.with(appended).insert(revisions).values(contents);
}

/** The salt of the newest text that the chain holds of each changed noun; a noun without one has no entry. */
async function earlierSalts(ctx: MutationCtx, changes: readonly AuditChange[]): Promise<Map<string, Buffer>> {
  const known = changes.filter(({ before }) => before !== null);
  if (known.length === 0) return new Map();
  const rows = await ctx.tx
    .selectDistinctOn([revisions.entityId], { entityId: revisions.entityId, salt: revisions.salt })
    .from(revisions)
    .where(
      and(
        inArray(revisions.entity, [...new Set(known.map(({ entity }) => entity))]),
        inArray(revisions.entityId, [...new Set(known.map(({ entityId }) => entityId))]),
      ),
    )
    .orderBy(revisions.entityId, desc(revisions.version));
  return new Map(rows.flatMap(({ entityId, salt }) => (salt === null ? [] : [[entityId, salt]])));
}
