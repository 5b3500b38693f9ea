/** Citations of entries: a passage of a source supports or contradicts an entry, and is taken away again. */
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { registerCitations } from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { type ConsentRefusal, passageSubject, sourceSubject } from "@/lib/sources/subject";
import type { CiteEntry, RemoveEntryCitation } from "./schema";
import { recountSources } from "./store";
import { entrySubject, type LoadedEntry } from "./subject";

const CITATION_ENTITY = "register_citation";

/**
 * Gives a passage to an entry. Refused where it was given in the same sense, and once consent to its source has ended.
 * Throws NOT_FOUND also for a hidden source.
 */
export function citeEntry(
  ctx: Ctx,
  input: CiteEntry,
): Promise<Result<{ citationId: string }, "cited_already" | ConsentRefusal>> {
  return mutate<"entry.cite", { citationId: string }, "cited_already" | ConsentRefusal, LoadedEntry>(
    ctx,
    "entry.cite",
    (inside) => entrySubject(inside, input.register, input.code, true),
    async (inside, { row }) => {
      const { consentEnded } = await passageSubject(inside, input.passageId, true);
      if (consentEnded) return refused("consent_ended");
      const { passageId, shows, stance } = input;
      const known = await inside.read.$count(
        registerCitations,
        and(
          eq(registerCitations.entryId, row.id),
          eq(registerCitations.passageId, passageId),
          eq(registerCitations.shows, shows),
          eq(registerCitations.stance, stance),
          isNull(registerCitations.removedAt),
        ),
      );
      if (known > 0) return refused("cited_already");
      const id = newId(inside.now);
      await inside.tx.insert(registerCitations).values({
        id,
        entryId: row.id,
        passageId,
        shows,
        stance,
        createdAt: inside.now,
        createdBy: personOrNull(inside),
        removedAt: null,
      });
      await recountSources(inside, [row.id]);
      const after = { entry: row.code, passage: passageId, shows, stance };
      return changed(
        { citationId: id },
        { entity: CITATION_ENTITY, entityId: id, version: 1, before: null, after },
      );
    },
  );
}

/** Takes a citation away; its row and history stay. Refused where it was taken away before. */
export function removeEntryCitation(
  ctx: Ctx,
  input: RemoveEntryCitation,
): Promise<Result<{ citationId: string }, "removed_already">> {
  return mutate<"entry.cite", { citationId: string }, "removed_already", LoadedEntry>(
    ctx,
    "entry.cite",
    (inside) => entrySubject(inside, input.register, input.code, true),
    async (inside, { row }) => {
      const [found] = await inside.read
        .select({ citation: registerCitations, code: sources.code })
        .from(registerCitations)
        .innerJoin(passages, eq(passages.id, registerCitations.passageId))
        .innerJoin(sources, eq(sources.id, passages.sourceId))
        .where(and(eq(registerCitations.id, input.citationId), eq(registerCitations.entryId, row.id)));
      if (!found) throw new AppError("NOT_FOUND", `citation ${input.citationId}`);
      await sourceSubject(inside, found.code);
      const removed = await inside.tx
        .update(registerCitations)
        .set({ removedAt: inside.now })
        .where(and(eq(registerCitations.id, input.citationId), isNull(registerCitations.removedAt)))
        .returning({ id: registerCitations.id });
      if (removed.length === 0) return refused("removed_already");
      await recountSources(inside, [row.id]);
      const { passageId, shows, stance } = found.citation;
      const before = { entry: row.code, passage: passageId, shows, stance };
      return changed(
        { citationId: input.citationId },
        { entity: CITATION_ENTITY, entityId: input.citationId, version: 2, before, after: null },
      );
    },
  );
}
