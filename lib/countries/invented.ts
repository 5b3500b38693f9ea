import "server-only";
import { eq } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import { roundCountries, rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";

/** ISO codes of the States that are invented: those of illustrative rounds, which assess no others. */
export async function inventedStates(ctx: Ctx): Promise<ReadonlySet<string>> {
  const rows = await ctx.read
    .selectDistinct({ iso3: countries.iso3 })
    .from(roundCountries)
    .innerJoin(rounds, eq(rounds.id, roundCountries.roundId))
    .innerJoin(countries, eq(countries.id, roundCountries.countryId))
    .where(eq(rounds.purpose, "illustrative"));
  return new Set(rows.map(({ iso3 }) => iso3));
}
