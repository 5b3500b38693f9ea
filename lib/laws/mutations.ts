/** Writes on the elements of a law: read by one person, confirmed by another. */
import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { lawElements } from "@/db/schema/law";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { entryChange, entryContent } from "@/lib/registers/content";
import { DEFINITIONS } from "@/lib/registers/definitions";
import type { Values } from "@/lib/registers/fields";
import { changeEntry, type EntryRefusal, raise } from "@/lib/registers/mutations";
import type { EntryKey } from "@/lib/registers/schema";
import { entrySubject, type LoadedEntry } from "@/lib/registers/subject";
import { ALL_WITH_ARTICLE, type SecondRead } from "./schema";

/** Saves what was read of each element; a changed one waits for a second reader again. Throws NOT_FOUND, FORBIDDEN. */
export function saveElements(
  ctx: Ctx,
  key: EntryKey,
  elements: readonly Values[],
): Promise<Result<{ version: number }, EntryRefusal>> {
  return changeEntry(ctx, key, (standing) => ({ ...standing, rows: { ...standing.rows, elements } }));
}

/**
 * A second person says that an element stands in the law as it was read. Refused where the law changed since that
 * person saw it, and where nothing is left that this person did not read first. Throws FORBIDDEN to who wrote the law.
 */
export function secondRead(
  ctx: Ctx,
  input: SecondRead,
): Promise<Result<{ read: number }, "changed_meanwhile" | "nothing_to_read">> {
  return mutate<"entry.second_read", { read: number }, "changed_meanwhile" | "nothing_to_read", LoadedEntry>(
    ctx,
    "entry.second_read",
    (inside) => entrySubject(inside, "laws", input.code, true),
    async (inside, { row }) => {
      if (row.version !== input.version) return refused("changed_meanwhile");
      const reader = personOrNull(inside);
      const before = await entryContent(inside, DEFINITIONS.laws, row.id);
      const read = await inside.tx
        .update(lawElements)
        .set({ secondReaderId: reader, secondReadAt: inside.now })
        .where(
          and(
            eq(lawElements.entryId, row.id),
            isNull(lawElements.secondReadAt),
            sql`${lawElements.readerId} is distinct from ${reader}::uuid`,
            input.element === ALL_WITH_ARTICLE
              ? isNotNull(lawElements.article)
              : eq(lawElements.element, input.element),
          ),
        )
        .returning({ element: lawElements.element });
      if (read.length === 0) return refused("nothing_to_read");
      const raised = await raise(inside, row.id, {});
      return changed({ read: read.length }, await entryChange(inside, DEFINITIONS.laws, raised, before));
    },
  );
}
