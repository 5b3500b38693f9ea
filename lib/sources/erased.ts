/** What two people erased from a source and its passages, for its history. */
import "server-only";
import { and, desc, eq, inArray, isNotNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { erasures } from "@/db/schema/audit";
import { passages } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import type { SourceErasure } from "./view";

const confirmer = alias(users, "confirmer");

/** Every erasure from a source that two people agreed on: when, who and why, never what. The caller has read the source. */
export async function erasuresOf(ctx: Ctx, sourceId: string): Promise<readonly SourceErasure[]> {
  const own = ctx.read.select({ id: passages.id }).from(passages).where(eq(passages.sourceId, sourceId));
  const rows = await ctx.read
    .select({
      id: erasures.id,
      proposedBy: users.name,
      confirmedBy: confirmer.name,
      at: erasures.confirmedAt,
      reason: erasures.reason,
    })
    .from(erasures)
    .innerJoin(users, eq(users.id, erasures.proposedBy))
    .innerJoin(confirmer, eq(confirmer.id, erasures.confirmedBy))
    .where(
      and(
        isNotNull(erasures.confirmedAt),
        or(
          and(eq(erasures.entity, "source"), eq(erasures.entityId, sourceId)),
          and(eq(erasures.entity, "passage"), inArray(erasures.entityId, own)),
        ),
      ),
    )
    .orderBy(desc(erasures.confirmedAt), desc(erasures.id));
  return rows.flatMap(({ at, ...row }) => (at === null ? [] : [{ ...row, at: at.toISOString() }]));
}
