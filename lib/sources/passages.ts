/** Passages of a source, each added once and given to as many ratings as it speaks to. */
import "server-only";
import { passages } from "@/db/schema/source";
import type { AuditChange } from "@/lib/audit/append";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { citableAssessment, insertCitations } from "@/lib/ratings/cite";
import { PASSAGE_ENTITY } from "./content";
import type { AddPassage } from "./schema";
import { type ConsentRefusal, type LoadedSource, sourceSubject } from "./subject";

/**
 * Adds a passage and, where an assessment and indicators are named, cites it there in the same transaction.
 * Refused once consent to the source has ended. Throws NOT_FOUND, FORBIDDEN, LOCKED.
 */
export function addPassage(
  ctx: Ctx,
  input: AddPassage,
): Promise<Result<{ passageId: string }, ConsentRefusal>> {
  return mutate<"source.write", { passageId: string }, ConsentRefusal, LoadedSource>(
    ctx,
    "source.write",
    (inside) => sourceSubject(inside, input.code, true),
    async (inside, { row, consentEnded }) => {
      if (consentEnded) return refused("consent_ended");
      const { passageId, changes } = await insertPassage(inside, row, input);
      return changed({ passageId }, ...changes);
    },
  );
}

/** The same inside a write that checked the right to write the source. */
export async function insertPassage(
  ctx: MutationCtx,
  source: { id: string; code: string },
  input: Omit<AddPassage, "code">,
): Promise<{ passageId: string; changes: readonly AuditChange[] }> {
  const passageId = newId(ctx.now);
  const { locator, body, language, round, iso3, indicators } = input;
  const cites = round !== null && iso3 !== null && indicators.length > 0;
  const target = cites ? await citableAssessment(ctx, { round, iso3 }) : null;
  await ctx.tx.insert(passages).values({
    id: passageId,
    sourceId: source.id,
    locator,
    body,
    language,
    createdBy: personOrNull(ctx),
    createdAt: ctx.now,
    version: 1,
  });
  const after = { source: source.code, locator, body, language };
  const added: AuditChange = { entity: PASSAGE_ENTITY, entityId: passageId, version: 1, before: null, after };
  const cited = target ? await insertCitations(ctx, target.assessment, { ...input, passageId }) : [];
  return { passageId, changes: [added, ...cited] };
}
