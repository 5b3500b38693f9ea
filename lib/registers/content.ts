/** What the audit chain keeps of an entry: every field, row and link, its state and who may see it from when. */
import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { lawElements } from "@/db/schema/law";
import { registerEntries, registerFiles } from "@/db/schema/register";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import type { RegisterDefinition } from "./fields";
import { readContents } from "./store";

/** Name of the audited noun. */
export const ENTRY_ENTITY = "register_entry";

/** The audited content of an entry as it is now. */
export async function entryContent(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  id: string,
): Promise<Record<string, unknown>> {
  const row = one(
    await ctx.tx
      .select({
        register: registerEntries.register,
        code: registerEntries.code,
        status: registerEntries.status,
        accessClass: registerEntries.accessClass,
        notBefore: registerEntries.notBefore,
        reportedBy: registerEntries.reportedBy,
        language: registerEntries.language,
        note: registerEntries.note,
        checkedBy: registerEntries.checkedBy,
        supersededBy: registerEntries.supersededBy,
      })
      .from(registerEntries)
      .where(eq(registerEntries.id, id)),
  );
  const content = (await readContents(ctx, definition, [id])).get(id);
  const [file] = await ctx.tx
    .select({ name: registerFiles.fileName, sha256: registerFiles.fileSha256 })
    .from(registerFiles)
    .where(eq(registerFiles.entryId, id));
  const secondRead = definition.key === "laws" ? await elementsReadTwice(ctx, id) : [];
  return {
    ...row,
    ...content?.values,
    ...content?.rows,
    ...(file === undefined ? {} : { file }),
    ...(secondRead.length === 0 ? {} : { secondRead }),
  };
}

async function elementsReadTwice(ctx: MutationCtx, id: string): Promise<readonly string[]> {
  const rows = await ctx.tx
    .select({ element: lawElements.element })
    .from(lawElements)
    .where(and(eq(lawElements.entryId, id), isNotNull(lawElements.secondReadAt)))
    .orderBy(asc(lawElements.position));
  return rows.map(({ element }) => element);
}

/** The audited change of an entry after a write that raised its version. */
export async function entryChange(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  { id, version }: { id: string; version: number },
  before: Record<string, unknown> | null,
  reason?: string,
): Promise<AuditChange> {
  const after = await entryContent(ctx, definition, id);
  return { entity: ENTRY_ENTITY, entityId: id, version, before, after, reason };
}
