import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import { sourceCounters, sources } from "@/db/schema/source";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { one } from "@/lib/core/rows";

const DIGITS_MIN = 3;

/**
 * The next code of a country (BEN-S-014). The country's counter row is locked until the transaction ends, so two
 * people never get one code; numbers taken by imported codes are passed over.
 */
export async function nextSourceCode(
  ctx: MutationCtx,
  country: { id: string; iso3: string },
): Promise<string> {
  for (;;) {
    const { last } = one(
      await ctx.tx
        .insert(sourceCounters)
        .values({ countryId: country.id, last: 1 })
        .onConflictDoUpdate({
          target: sourceCounters.countryId,
          set: { last: sql`${sourceCounters.last} + 1` },
        })
        .returning({ last: sourceCounters.last }),
    );
    const code = `${country.iso3}-S-${String(last).padStart(DIGITS_MIN, "0")}`;
    const taken = await ctx.tx.select({ id: sources.id }).from(sources).where(eq(sources.code, code));
    if (taken.length === 0) return code;
  }
}

/** Countries by ISO code, in the order asked for. Throws INVALID for a code that is none. */
export async function countriesOf(
  ctx: MutationCtx,
  codes: readonly string[],
): Promise<readonly { id: string; iso3: string }[]> {
  const rows = await ctx.read
    .select({ id: countries.id, iso3: countries.iso3 })
    .from(countries)
    .where(inArray(countries.iso3, [...codes]));
  return [...new Set(codes)].map((iso3) => {
    const country = rows.find((row) => row.iso3 === iso3);
    if (!country) throw new AppError("INVALID", `country ${iso3}`);
    return country;
  });
}
