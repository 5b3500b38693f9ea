import "server-only";
import { eq, type SQLWrapper } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";
import type { AssessmentKey } from "./subject";

/** How an assessment is named in addresses, by its id or the statement that finds the id; null where there is none. */
export async function assessmentKeyOf(ctx: Ctx, id: string | SQLWrapper): Promise<AssessmentKey | null> {
  const [key] = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(eq(assessments.id, id));
  return key ?? null;
}
