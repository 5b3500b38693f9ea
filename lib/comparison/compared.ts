/** Which assessments of a round stand beside each other for a reader. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries, participations } from "@/db/schema/country";
import { userInterests } from "@/db/schema/user";
import { holdsDuty } from "@/lib/assessments/holds-duty";
import { visibleTo } from "@/lib/assessments/visible-to";
import { hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { getRound, type RoundRecord } from "@/lib/rounds/queries";

/** Whether the comparisons of a round are open to the reader, as a link to them asks: to managers, and to who reviews in it. */
export async function mayCompare(ctx: PersonCtx, round: Pick<RoundRecord, "id" | "kind">): Promise<boolean> {
  if (round.kind !== "programme") return false;
  return hasRole(ctx.actor, "programme_manager") || (await readCompared(ctx, round.id).limit(1)).length > 0;
}

/**
 * A round of the programme with the assessments that the reader may compare in their present state, the own State left
 * out: who declared an interest in a country does not judge it by its neighbours. Throws NOT_FOUND for who may compare
 * nothing there, programme managers apart.
 */
export async function comparedOf(ctx: PersonCtx, code: string) {
  const round = await getRound(ctx, code);
  const found = round.kind === "programme" ? await readCompared(ctx, round.id) : [];
  if (round.kind !== "programme" || (found.length === 0 && !hasRole(ctx.actor, "programme_manager"))) {
    throw new AppError("NOT_FOUND", `comparison of ${code}`);
  }
  const compared = found.filter(({ isOwnState }) => !isOwnState);
  return { round, compared, ownStateLeftOut: compared.length < found.length };
}

function readCompared(ctx: PersonCtx, roundId: string) {
  return ctx.read
    .select({
      id: assessments.id,
      iso3: countries.iso3,
      countryId: countries.id,
      region: participations.region,
      state: assessments.state,
      isOwnState: sql<boolean>`exists (select 1 from ${userInterests} where ${and(
        eq(userInterests.userId, ctx.actor.userId),
        eq(userInterests.countryId, assessments.countryId),
      )})`,
      opensThread: sql<boolean>`coalesce(${visibleTo(ctx.actor, "thread.open") ?? sql`true`}, false)`,
      reviews: holdsDuty(ctx.actor.userId, assessments.id, ["reviewer", "approver"]),
    })
    .from(assessments)
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(participations, eq(participations.countryId, countries.id))
    .where(and(eq(assessments.roundId, roundId), visibleTo(ctx.actor, "comparison.read")))
    .orderBy(asc(countries.iso3));
}
