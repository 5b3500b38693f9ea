import "server-only";
import { and, eq } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { EntrySubject } from "@/lib/policy/subjects";
import { programmeDay } from "@/lib/settings/programme-day";
import { entryFacts } from "./visible-to";

export type EntryRow = typeof registerEntries.$inferSelect;
/** An entry with what rights on it depend on. */
export type LoadedEntry = EntrySubject & { row: EntryRow };

/**
 * The entry of a code in a register, locked until the end of the transaction where asked. Throws NOT_FOUND where it is
 * absent or where the actor may not read it.
 */
export async function entrySubject(
  ctx: Ctx,
  register: RegisterKey,
  code: string,
  lock = false,
): Promise<LoadedEntry> {
  const where = and(eq(registerEntries.register, register), eq(registerEntries.code, code));
  // Locked first, read after: what other transactions wrote meanwhile is seen.
  if (lock)
    await ctx.read.select({ id: registerEntries.id }).from(registerEntries).where(where).for("update");
  const [found] = await ctx.read
    .select({ row: registerEntries, ...entryFacts(ctx.actor, await programmeDay(ctx)) })
    .from(registerEntries)
    .where(where);
  if (!found) throw new AppError("NOT_FOUND", `${register} ${code}`);
  const { row, ...facts } = found;
  const subject: LoadedEntry = {
    kind: "entry",
    status: row.status,
    accessClass: row.accessClass,
    namesOtherState: row.namesOtherState,
    ...facts,
    row,
  };
  if (!can(ctx.actor, "entry.read", subject)) throw new AppError("NOT_FOUND", `${register} ${code}`);
  return subject;
}
