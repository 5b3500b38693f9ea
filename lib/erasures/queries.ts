/** Proposals to erase passages: what waits for a second person, and what became of the others. */
import "server-only";
import { and, desc, eq, isNotNull, isNull, ne, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { erasures } from "@/db/schema/audit";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { closedNouns, knowsByOpening } from "./closed";
import { namedNouns, nounKey } from "./nouns";
import { mayErase } from "./rights";
import type { ErasureLine, ErasureRecord, NamedNoun } from "./view";

/** Ended proposals on the page; all of them stand in the audit chain. */
const ENDED_SHOWN = 50;
const confirmer = alias(users, "confirmer");
const decliner = alias(users, "decliner");

const isWaiting = and(
  isNull(erasures.confirmedBy),
  isNull(erasures.declinedBy),
  isNull(erasures.enforcedBy),
  isNotNull(erasures.passage),
);

/** Throws NOT_FOUND but for programme managers, for whom alone there are erasures. */
function requireEraser(ctx: Ctx): string {
  if (ctx.actor.kind !== "user" || !mayErase(ctx)) throw new AppError("NOT_FOUND", "erasures");
  return ctx.actor.userId;
}

/** What waits for a second person, oldest last, and the proposals that ended last. Throws NOT_FOUND. */
export async function listErasures(
  ctx: Ctx,
): Promise<{ waiting: readonly ErasureLine[]; ended: readonly ErasureLine[] }> {
  requireEraser(ctx);
  const [waiting, ended] = await Promise.all([
    readErasures(ctx, isWaiting),
    readErasures(ctx, or(isNotNull(erasures.confirmedBy), isNotNull(erasures.declinedBy)), ENDED_SHOWN),
  ]);
  return { waiting: waiting.map(withoutPassage), ended: ended.map(withoutPassage) };
}

/** One proposal by people. Throws NOT_FOUND where there is none, and but for programme managers. */
export async function getErasure(ctx: Ctx, id: string): Promise<ErasureRecord> {
  requireEraser(ctx);
  const [found] = await readErasures(ctx, and(eq(erasures.id, id), isNull(erasures.enforcedBy)));
  if (!found) throw new AppError("NOT_FOUND", `erasure ${id}`);
  return found;
}

/** How many proposals of others wait for the actor; none for who may not confirm. */
export async function erasuresToConfirm(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== "user" || !mayErase(ctx)) return 0;
  return ctx.read.$count(erasures, and(isWaiting, ne(erasures.proposedBy, ctx.actor.userId)));
}

/** The noun from which a passage is to be erased, for a new proposal. Throws NOT_FOUND where the actor may not see it. */
export async function erasableNoun(ctx: Ctx, entity: string, entityId: string): Promise<NamedNoun> {
  requireEraser(ctx);
  const noun = (await namedNouns(ctx, [{ entity, entityId }])).get(nounKey({ entity, entityId }));
  if (!noun || (await knowsByOpening(ctx, { entity, entityId })))
    throw new AppError("NOT_FOUND", `${entity} ${entityId}`);
  return noun;
}

function withoutPassage({ passage: _passage, closedLength: _length, ...line }: ErasureRecord): ErasureLine {
  return line;
}

async function readErasures(ctx: Ctx, which: SQL | undefined, limit = 500): Promise<ErasureRecord[]> {
  const person = requireEraser(ctx);
  const rows = await ctx.read
    .select({
      id: erasures.id,
      entity: erasures.entity,
      entityId: erasures.entityId,
      passage: erasures.passage,
      reason: erasures.reason,
      proposer: erasures.proposedBy,
      proposedBy: users.name,
      proposedAt: erasures.proposedAt,
      confirmedBy: confirmer.name,
      confirmedAt: erasures.confirmedAt,
      declinedBy: decliner.name,
      declinedAt: erasures.declinedAt,
    })
    .from(erasures)
    .innerJoin(users, eq(users.id, erasures.proposedBy))
    .leftJoin(confirmer, eq(confirmer.id, erasures.confirmedBy))
    .leftJoin(decliner, eq(decliner.id, erasures.declinedBy))
    .where(which)
    .orderBy(desc(erasures.proposedAt), desc(erasures.id))
    .limit(limit);
  const [nouns, closed] = await Promise.all([namedNouns(ctx, rows), closedNouns(ctx, rows)]);
  return rows.map(({ entity, entityId, proposer, ...row }) => ({
    id: row.id,
    noun: nouns.get(nounKey({ entity, entityId })) ?? null,
    ...(proposer !== person && closed.has(nounKey({ entity, entityId }))
      ? { passage: null, closedLength: row.passage?.length ?? null }
      : { passage: row.passage, closedLength: null }),
    reason: row.reason,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt.toISOString(),
    isOwn: proposer === person,
    end:
      row.confirmedBy !== null && row.confirmedAt !== null
        ? { kind: "confirmed", by: row.confirmedBy, at: row.confirmedAt.toISOString() }
        : row.declinedBy !== null && row.declinedAt !== null
          ? { kind: "declined", by: row.declinedBy, at: row.declinedAt.toISOString() }
          : null,
  }));
}
