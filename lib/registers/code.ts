import "server-only";
import { inArray, sql } from "drizzle-orm";
import { registerCounters, registerEntries } from "@/db/schema/register";
import type { MutationCtx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import type { RegisterDefinition } from "./fields";

const DIGITS_MIN = 3;
/** Where the codes of an entry begin that belongs to no single country. */
const NOWHERE = "INT";

/**
 * The next codes of a register in a country (BEN-R-003). The counter's row is locked until the transaction ends, so
 * two people never get one code; numbers taken by imported codes are passed over.
 */
export async function nextEntryCodes(
  ctx: MutationCtx,
  { key, letter }: RegisterDefinition,
  home: string | null,
  count: number,
): Promise<readonly string[]> {
  const place = home ?? NOWHERE;
  const codes: string[] = [];
  while (codes.length < count) {
    const wanted = count - codes.length;
    const { last } = one(
      await ctx.tx
        .insert(registerCounters)
        .values({ register: key, place, last: wanted })
        .onConflictDoUpdate({
          target: [registerCounters.register, registerCounters.place],
          set: { last: sql`${registerCounters.last} + ${wanted}` },
        })
        .returning({ last: registerCounters.last }),
    );
    const made = Array.from(
      { length: wanted },
      (_, index) => `${place}-${letter}-${String(last - wanted + 1 + index).padStart(DIGITS_MIN, "0")}`,
    );
    const taken = await ctx.tx
      .select({ code: registerEntries.code })
      .from(registerEntries)
      .where(inArray(registerEntries.code, made));
    codes.push(...made.filter((code) => !taken.some((row) => row.code === code)));
  }
  return codes;
}
