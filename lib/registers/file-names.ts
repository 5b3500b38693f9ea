/** Which entries hold a file, in registers whose entries have one. */
import "server-only";
import { inArray } from "drizzle-orm";
import { registerFiles } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";

/** The names of the files that entries hold, by the ids of the entries. */
export async function fileNames(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.read
    .select({ id: registerFiles.entryId, name: registerFiles.fileName })
    .from(registerFiles)
    .where(inArray(registerFiles.entryId, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
