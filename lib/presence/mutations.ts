/** A page says where it is looked at. */
import "server-only";
import { lt, sql } from "drizzle-orm";
import { presence } from "@/db/schema/presence";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { type HousekeepingDatabase, housekeeping } from "@/lib/core/housekeeping";
import { can } from "@/lib/policy/can";
import { followable, indicatorsOfDomain, peopleHere } from "./queries";
import { AWAY_AFTER_MS, GONE_AFTER_MS } from "./rules";
import type { Present, SaidPresence } from "./schema";

/**
 * Keeps where the actor is in an assessment and tells who else is. Who may not rate reads along, whatever the page says.
 * Throws NOT_FOUND for an unknown domain or indicator, and for who may not read the ratings.
 */
export async function notePresence(ctx: Ctx, key: AssessmentKey, said: SaidPresence): Promise<Present> {
  const { loaded, edition } = await followable(ctx, key);
  const { domain, indicator } = said;
  const indicators = indicatorsOfDomain(edition, domain);
  if (indicator !== null && !indicators.includes(indicator))
    throw new AppError("NOT_FOUND", `indicator ${indicator} of ${domain}`);
  const view = can(ctx.actor, "rating.write", loaded.subject) ? said.view : "following";
  const place = { domain, indicator, since: ctx.now, seenAt: ctx.now };
  const stayed = sql`${presence.domain} = ${domain} and ${presence.indicator} is not distinct from ${indicator}
    and ${presence.seenAt} >= ${new Date(ctx.now.getTime() - AWAY_AFTER_MS).toISOString()}::timestamptz`;
  await housekeeping(ctx, (tx) =>
    tx
      .insert(presence)
      .values({ assessmentId: loaded.assessment.id, userId: personOf(ctx), view, ...place })
      .onConflictDoUpdate({
        target: [presence.assessmentId, presence.userId, presence.view],
        set: { ...place, since: sql`case when ${stayed} then ${presence.since} else excluded.since end` },
        // Of two questions on their way the later one holds.
        setWhere: lt(presence.seenAt, ctx.now),
      }),
  );
  return { asOf: ctx.now.toISOString(), people: await peopleHere(ctx, loaded.assessment.id) };
}

/** Deletes where people were who are not told of any more. */
export async function sweepPresence(tx: HousekeepingDatabase, now: Date): Promise<void> {
  await tx.delete(presence).where(lt(presence.seenAt, new Date(now.getTime() - GONE_AFTER_MS)));
}
