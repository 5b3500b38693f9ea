/** What checking an entry asks and writes, the same for one and for many. Who may is asked of the policy. */
import { personOrNull } from "@/lib/core/acting-person";
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { registerCitations, type registerEntries } from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { type RegisterDefinition, textOf } from "./fields";
import { fileNames } from "./file-names";
import { readContents } from "./store";

/** Of some entries, those that have neither a file nor the field that a file may stand for. */
export async function lackingFile(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { file } = definition;
  if (file === undefined || ids.length === 0) return new Set();
  const [contents, held] = [await readContents(ctx, definition, ids), await fileNames(ctx, ids)];
  return new Set(
    ids.filter((id) => textOf(contents.get(id)?.values ?? {}, file.insteadOf) === "" && !held.has(id)),
  );
}

/**
 * Of some entries, those that rest on no source: nothing stands beside them that was cited and not taken away. None of a
 * register whose entries are documents themselves, for which a file or a link is asked (`lackingFile`).
 */
export async function lackingSource(
  ctx: Ctx,
  definition: RegisterDefinition,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (definition.file !== undefined || ids.length === 0) return new Set();
  const cited = await ctx.read
    .selectDistinct({ id: registerCitations.entryId })
    .from(registerCitations)
    .innerJoin(passages, eq(passages.id, registerCitations.passageId))
    .innerJoin(sources, and(eq(sources.id, passages.sourceId), isNull(sources.withdrawnAt)))
    .where(and(anyOf(registerCitations.entryId, ids), isNull(registerCitations.removedAt)));
  const held = new Set(cited.map(({ id }) => id));
  return new Set(ids.filter((id) => !held.has(id)));
}

/** What stands on the row of an entry once somebody checked it. */
export function checkedColumns({ actor, now }: MutationCtx) {
  return {
    status: "checked",
    checkedBy: personOrNull({ actor }),
    checkedAt: now,
  } as const satisfies Partial<typeof registerEntries.$inferInsert>;
}
