import "server-only";
import { sql } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";

/** The registers of entries by their codes; codes that are none are left out. */
export async function knownCodes(
  ctx: Ctx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, RegisterKey>> {
  if (codes.length === 0) return new Map();
  const rows = await ctx.read
    .select({ code: registerEntries.code, register: registerEntries.register })
    .from(registerEntries)
    .where(sql`${registerEntries.code} = any(${sql.param([...codes])}::text[])`);
  return new Map(rows.map(({ code, register }) => [code, register]));
}
