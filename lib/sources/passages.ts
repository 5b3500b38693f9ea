/** Passages of a source, each added once and given to as many ratings as it speaks to. */
import "server-only";
import { passages } from "@/db/schema/source";
import type { AuditChange } from "@/lib/audit/append";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import type { Result } from "@/lib/core/result";
import { citableAssessment, insertCitations } from "@/lib/ratings/cite";
import { PASSAGE_ENTITY } from "./content";
import type { AddPassage } from "./schema";
import { type LoadedSource, sourceSubject } from "./subject";

/**
 * Adds a passage and, where an assessment and indicators are named, cites it there in the same transaction.
 * Throws NOT_FOUND, FORBIDDEN, LOCKED.
 */
export function addPassage(ctx: Ctx, input: AddPassage): Promise<Result<{ passageId: string }>> {
  return mutate<"source.write", { passageId: string }, never, LoadedSource>(
    ctx,
    "source.write",
    (inside) => sourceSubject(inside, input.code),
    async (inside, { row }) => {
      const id = newId(inside.now);
      const { locator, body, language, round, iso3, indicators } = input;
      const cites = round !== null && iso3 !== null && indicators.length > 0;
      const target = cites ? await citableAssessment(inside, { round, iso3 }) : null;
      await inside.tx.insert(passages).values({
        id,
        sourceId: row.id,
        locator,
        body,
        language,
        createdBy: inside.actor.kind === "user" ? inside.actor.userId : null,
        createdAt: inside.now,
        version: 1,
      });
      const changes: AuditChange[] = [
        {
          entity: PASSAGE_ENTITY,
          entityId: id,
          version: 1,
          before: null,
          after: { source: row.code, locator, body, language },
        },
      ];
      if (target) {
        changes.push(...(await insertCitations(inside, target.assessment, { ...input, passageId: id })));
      }
      return changed({ passageId: id }, ...changes);
    },
  );
}
