/** Recomputes the audit chain and holds the stored texts against it. */
import "server-only";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ReadDatabase } from "@/db/client";
import { auditEvents, erasures, revisions } from "@/db/schema/audit";
import { releases } from "@/db/schema/release";
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

/** What a release shows of the chain that the chain cannot show of itself: that it was cut or rewritten whole. */
export const ANCHOR_PROBLEMS = [
  "unreadable_anchor",
  "missing_anchor",
  "other_anchor",
  "unrecorded_release",
] as const;
export type AnchorProblem = (typeof ANCHOR_PROBLEMS)[number];

export type ChainReport =
  | { ok: true; events: number; erased: number; releases: number; head: string }
  | { ok: false; position: number; problem: ChainProblem }
  | { ok: false; position: number | null; problem: AnchorProblem; release: string };

const BATCH = 1000;
/** The anchor in the canonical text of a release. No text of a person can look like it: its quotes are escaped. */
const ANCHOR_POSITION = `"audit":[{]"head":"[0-9a-f]{64}","position":([0-9]{1,9})[}]`;
const ANCHOR_HEAD = `"audit":[{]"head":"([0-9a-f]{64})","position":[0-9]{1,9}[}]`;

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

/**
 * Walks the whole chain from its start, holds the anchor of every release against it, and reports its head or the first
 * place where it does not hold.
 */
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
  const anchors = await readAnchors(read);
  for (const anchor of anchors) {
    const problem = anchorProblemOf(anchor);
    if (problem) return { ok: false, position: anchor.position, problem, release: anchor.release };
  }
  return { ok: true, events: position, erased, releases: anchors.length, head: previous };
}

type Anchor = {
  release: string;
  /** As the frozen text says; null where it says nothing that can be read. */
  position: number | null;
  head: string | null;
  /** As the row says. */
  auditHead: string;
  /** Hash of the event at that position; null where the chain has none. */
  chainSha256: string | null;
  /** Position of the event that its publishing appended. */
  recordedAt: number | null;
};

/** The anchor of every release, by its place in the chain, with what the chain holds there. */
async function readAnchors(read: ReadDatabase): Promise<Anchor[]> {
  // Cut out of the canonical text, not parsed: a text that is no JSON any more is reported, not thrown.
  const position = sql<number | null>`substring(${releases.content} from ${ANCHOR_POSITION}::text)::integer`;
  const recorded = alias(auditEvents, "recorded");
  return read
    .select({
      release: releases.code,
      position,
      head: sql<string | null>`substring(${releases.content} from ${ANCHOR_HEAD}::text)`,
      auditHead: releases.auditHead,
      chainSha256: auditEvents.sha256,
      recordedAt: recorded.position,
    })
    .from(releases)
    .leftJoin(auditEvents, eq(auditEvents.position, position))
    .leftJoin(
      recorded,
      and(eq(recorded.entity, "release"), eq(recorded.entityId, releases.id), eq(recorded.version, 1)),
    )
    .orderBy(asc(position), asc(releases.code));
}

function anchorProblemOf(anchor: Anchor): AnchorProblem | null {
  const { position, head, auditHead, chainSha256, recordedAt } = anchor;
  if (position === null || head === null) return "unreadable_anchor";
  const held = position === 0 ? CHAIN_START : chainSha256;
  if (held === null) return "missing_anchor";
  if (held !== head || held !== auditHead) return "other_anchor";
  return recordedAt === null || recordedAt <= position ? "unrecorded_release" : null;
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
