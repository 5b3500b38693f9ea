import "server-only";
import { randomInt } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import type { AccessClass } from "@/db/enums";
import { countries } from "@/db/schema/country";
import { sourceCounters, sources } from "@/db/schema/source";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { one } from "@/lib/core/rows";

const DIGITS_MIN = 3;
/** Numbers that are drawn have six digits. */
const DRAWN_MIN = 100_000;
const DRAWN_MAX = 999_999;
/** So many drawn numbers in a row are never all taken by chance. */
const DRAWS_MAX = 50;

/** A number for the code of a source that is not public. */
export function drawNumber(): number {
  return randomInt(DRAWN_MIN, DRAWN_MAX + 1);
}

type CodeCountry = { id: string; iso3: string };

function codeOf({ iso3 }: CodeCountry, number: number): string {
  return `${iso3}-S-${String(number).padStart(DIGITS_MIN, "0")}`;
}

async function isTaken(ctx: MutationCtx, code: string): Promise<boolean> {
  const taken = await ctx.tx.select({ id: sources.id }).from(sources).where(eq(sources.code, code));
  return taken.length > 0;
}

/**
 * A code that no source had before: the next number of the country for a public one (BEN-S-014), a drawn one for
 * every other (BEN-S-483920), so that gaps between public codes never tell how many sources are hidden.
 */
export async function nextSourceCode(
  ctx: MutationCtx,
  country: CodeCountry,
  accessClass: AccessClass,
  draw: () => number = drawNumber,
): Promise<string> {
  if (accessClass === "public") return countedCode(ctx, country);
  for (let tries = 0; tries < DRAWS_MAX; tries += 1) {
    const code = codeOf(country, draw());
    if (!(await isTaken(ctx, code))) return code;
  }
  throw new AppError("CONFLICT", "no number is left for a source");
}

/**
 * The country's counter row is locked until the transaction ends, so two people never get one code; numbers taken by
 * imported codes are passed over.
 */
async function countedCode(ctx: MutationCtx, country: CodeCountry): Promise<string> {
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
    const code = codeOf(country, last);
    if (!(await isTaken(ctx, code))) return code;
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
