/** Numbers of things that are counted within another one. */
import "server-only";
import { max, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { MutationCtx } from "./context";

/** The number after the last among the rows of the condition, 1 for the first. The write holds the row that they are counted in. */
export async function nextNumber(ctx: MutationCtx, number: PgColumn, counted: SQL): Promise<number> {
  const [row] = await ctx.tx
    .select({ last: max(number) })
    .from(number.table)
    .where(counted);
  return Number(row?.last ?? 0) + 1;
}
