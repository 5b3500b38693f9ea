/** Recomputes the audit chain and holds the stored texts against it. */
import "server-only";
import { asc, eq, gt, sql } from "drizzle-orm";
import type { ReadDatabase } from "@/db/client";
import { auditEvents, erasures, revisions } from "@/db/schema/audit";
import { CHAIN_START, eventSha256 } from "./append";
import { saltedSha256 } from "./canonical";

export const CHAIN_PROBLEMS = [
  "gap",
  "broken_link",
  "changed_event",
  "missing_revision",
  "changed_text",
  "changed_reason",
  "unexplained_erasure",
  "stray_revision",
] as const;
export type ChainProblem = (typeof CHAIN_PROBLEMS)[number];

export type ChainReport =
  | { ok: true; events: number; erased: number; head: string }
  | { ok: false; position: number; problem: ChainProblem };

const BATCH = 1000;

type Row = {
  event: typeof auditEvents.$inferSelect;
  revision: typeof revisions.$inferSelect | null;
  erasedBy: string | null;
};

/** What is wrong with one event and its text, or null. */
function problemOf(
  { event, revision, erasedBy }: Row,
  position: number,
  previous: string,
): ChainProblem | null {
  const { sha256, ...covered } = event;
  if (event.position !== position) return "gap";
  if (event.previousSha256 !== previous) return "broken_link";
  if (eventSha256(covered) !== sha256) return "changed_event";
  if (revision === null) return "missing_revision";
  if (revision.erasureId !== null) {
    const isEmpty = revision.content === null && revision.salt === null && revision.reason === null;
    return erasedBy !== null && isEmpty ? null : "unexplained_erasure";
  }
  const isSameNoun =
    revision.entity === event.entity &&
    revision.entityId === event.entityId &&
    revision.version === event.version;
  if (!isSameNoun || !fits(revision.salt, revision.content, event.afterSha256)) return "changed_text";
  return fits(revision.reasonSalt, revision.reason, event.reasonSha256) ? null : "changed_reason";
}

function fits(salt: Buffer | null, text: string | null, expected: string | null): boolean {
  if (expected === null || text === null) return expected === null && text === null;
  return salt !== null && saltedSha256(salt, text) === expected;
}

/** Walks the whole chain from its start and reports its head, or the first place where it does not hold. */
export async function verifyChain(read: ReadDatabase): Promise<ChainReport> {
  let position = 0;
  let previous = CHAIN_START;
  let erased = 0;
  for (;;) {
    const batch: Row[] = await read
      .select({ event: auditEvents, revision: revisions, erasedBy: erasures.reason })
      .from(auditEvents)
      .leftJoin(revisions, eq(revisions.position, auditEvents.position))
      .leftJoin(erasures, eq(erasures.id, revisions.erasureId))
      .where(gt(auditEvents.position, position))
      .orderBy(asc(auditEvents.position), asc(revisions.id))
      .limit(BATCH);
    for (const row of batch) {
      const isSecondText = row.event.position === position;
      const problem = isSecondText ? "stray_revision" : problemOf(row, position + 1, previous);
      if (problem) return { ok: false, position: row.event.position, problem };
      position = row.event.position;
      previous = row.event.sha256;
      if (row.revision?.erasureId) erased += 1;
    }
    if (batch.length < BATCH) break;
  }
  return { ok: true, events: position, erased, head: previous };
}

/** Position and hash of the newest event; `CHAIN_START` at position 0 where there is none. */
export async function chainHead(read: ReadDatabase): Promise<{ position: number; sha256: string }> {
  const [head] = await read
    .select({ position: auditEvents.position, sha256: auditEvents.sha256 })
    .from(auditEvents)
    .orderBy(sql`${auditEvents.position} desc`)
    .limit(1);
  return head ?? { position: 0, sha256: CHAIN_START };
}
