/** The assessments of the countries of a source, and who leads those that are open. */
import "server-only";
import { and, inArray, type SQL, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { sourceCountries } from "@/db/schema/source";
import { type Lead, leadsOf } from "@/lib/assessments/leads";
import type { Ctx } from "@/lib/core/context";
import { RUNNING } from "@/lib/policy/assessment";

/** An assessment is of a country of the source, as a condition on its row. */
export function inCountriesOf(sourceId: string): SQL {
  return sql`exists (select 1 from ${sourceCountries} where ${sourceCountries.sourceId} = ${sourceId} and ${sourceCountries.countryId} = ${assessments.countryId})`;
}

/** Who leads now an assessment that a country of the source has open. */
export function leadsInCountriesOf(ctx: Ctx, sourceId: string): Promise<Lead[]> {
  return leadsOf(ctx, and(inCountriesOf(sourceId), inArray(assessments.state, [...RUNNING])));
}
