/** What checking an entry asks and writes, the same for one and for many. Who may is asked of the policy. */
import "server-only";
import type { registerEntries } from "@/db/schema/register";
import type { MutationCtx } from "@/lib/core/context";
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

/** What stands on the row of an entry once somebody checked it. */
export function checkedColumns({ actor, now }: MutationCtx) {
  return {
    status: "checked",
    checkedBy: actor.kind === "user" ? actor.userId : null,
    checkedAt: now,
  } as const satisfies Partial<typeof registerEntries.$inferInsert>;
}
