import "server-only";
import { and, desc, sql } from "drizzle-orm";
import type { WritableDatabase } from "@/db/client";
import { prepared } from "@/db/prepared";
import { type auditEvents, revisions } from "@/db/schema/audit";
import { personOrNull } from "@/lib/core/acting-person";
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
/** A setting of the transaction that hands the events over: in the text of a statement their words could reach a log. */
const GIVEN_EVENTS = "gpat.audit_events";
/** What the first event names as the hash before it. */
export const CHAIN_START = "0".repeat(64);

/** The fields that the hash of an event covers, in canonical JSON. */
export function eventSha256(event: Omit<typeof auditEvents.$inferSelect, "sha256">): string {
  return sha256(canonicalJson(event));
}

/**
 * The statements that append the changes to the chain, to be run last in the transaction and with its commit: the first
 * takes the chain's advisory lock, for which everybody who writes waits, the second links the events to the newest one,
 * so that nobody holds the lock while the application learns which one that is.
 * After is hashed with a new salt that is kept with the text in `revisions`; before with the salt of the revision that
 * holds that text, so that erasing a revision leaves no living salt by which its words could be guessed.
 *
 * Linking looks each event up among those of its transaction: 250 events hold the lock for some 20 ms, 1,000 for 130 ms,
 * 5,000 for 7 s. Most at once come from opening the assessments of a round, one for each country, and from erasing an
 * interview, one for each of its passages; an import or a check of many is one event however many entries it has. What
 * would append thousands is to be one event as well.
 */
export async function auditStatements(
  ctx: MutationCtx,
  action: string,
  changes: readonly AuditChange[],
): Promise<readonly string[]> {
  if (changes.length === 0) return [];
  const salts = await earlierSalts(ctx, changes);
  const events = changes.map((change, index) => {
    const salt = newSalt();
    const reasonSalt = change.reason === undefined ? null : newSalt();
    const content = change.after === null ? null : canonicalJson(change.after);
    const event = {
      at: ctx.now,
      actorId: personOrNull(ctx),
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
    };
    salts.set(change.entityId, salt);
    const [textBefore, textAfter] = canonicalJson({
      ...event,
      position: 0,
      previousSha256: CHAIN_START,
    }).split(linkText("0", CHAIN_START));
    return {
      ...event,
      number: index + 1,
      textBefore,
      textAfter,
      revisionId: newId(ctx.now),
      content,
      salt: hexBytes(salt),
      reason: change.reason ?? null,
      reasonSalt: hexBytes(reasonSalt),
    };
  });
  await ctx.tx.execute(sql`select set_config(${GIVEN_EVENTS}, ${JSON.stringify(events)}, true)`);
  return APPEND;
}

/** Where an event's canonical text names its place in the chain: the two members stand side by side. */
function linkText(position: string, previousSha256: string): string {
  return `"position":${position},"previousSha256":"${previousSha256}"`;
}

function hexBytes(salt: Buffer | null): string | null {
  return salt && `\\x${salt.toString("hex")}`;
}

/** Takes the lock, then links the given events, one after the other, to the newest event of the chain. */
const APPEND = [
  `select pg_advisory_xact_lock(hashtextextended('${AUDIT_CHAIN_LOCK}', 0))`,
  `
with recursive given as materialized (
  select * from json_to_recordset(current_setting('${GIVEN_EVENTS}')::json) as event (
    number int, "textBefore" text, "textAfter" text, at timestamptz(3), "actorId" uuid, "actorKind" text, action text,
    entity text, "entityId" uuid, version int, "requestReference" text, "beforeSha256" text, "afterSha256" text,
    "reasonSha256" text, "revisionId" uuid, content text, salt bytea, reason text, "reasonSalt" bytea)
), chain as (
  select 0 as number, coalesce(newest.position, 0) as position, null as previous,
    coalesce(newest.sha256, '${CHAIN_START}') as sha256
  from (select) as always
  left join (select position, sha256 from audit_events order by position desc limit 1) as newest on true
  union all
  select given.number, chain.position + 1, chain.sha256,
    encode(sha256(convert_to(given."textBefore" || '${linkText("' || (chain.position + 1)::text || '", "' || chain.sha256 || '")}' || given."textAfter", 'UTF8')), 'hex')
  from chain join given on given.number = chain.number + 1
), linked as materialized (
  select given.*, chain.position, chain.previous, chain.sha256 from chain join given using (number)
), appended as (
  insert into audit_events (position, at, actor_id, actor_kind, action, entity, entity_id, version, request_reference,
    before_sha256, after_sha256, reason_sha256, previous_sha256, sha256)
  select position, at, "actorId", "actorKind", action, entity, "entityId", version, "requestReference",
    "beforeSha256", "afterSha256", "reasonSha256", previous, sha256 from linked
)
insert into revisions (id, position, entity, entity_id, version, content, salt, reason, reason_salt)
select "revisionId", position, entity, "entityId", version, content, salt, reason, "reasonSalt" from linked`,
] as const;

/**
 * The salt of the newest text that the chain holds of each changed noun; a noun without one has no entry. Read before
 * the lock: who would change a noun meanwhile took its next version, which the unique index of `revisions` gives to one.
 */
async function earlierSalts(ctx: MutationCtx, changes: readonly AuditChange[]): Promise<Map<string, Buffer>> {
  const known = changes.filter(({ before }) => before !== null);
  if (known.length === 0) return new Map();
  const rows = await newestSalts(ctx.tx, {
    entities: [...new Set(known.map(({ entity }) => entity))],
    ids: [...new Set(known.map(({ entityId }) => entityId))],
  });
  return new Map(rows.flatMap(({ entityId, salt }) => (salt === null ? [] : [[entityId, salt]])));
}

const newestSalts = prepared((tx: WritableDatabase) =>
  tx
    .selectDistinctOn([revisions.entityId], { entityId: revisions.entityId, salt: revisions.salt })
    .from(revisions)
    .where(
      and(
        sql`${revisions.entity} = any(${sql.placeholder("entities")}::text[])`,
        sql`${revisions.entityId} = any(${sql.placeholder("ids")}::uuid[])`,
      ),
    )
    .orderBy(revisions.entityId, desc(revisions.version)),
);
