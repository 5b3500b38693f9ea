/** Citations: a passage of a source is given to ratings, and taken away again; confidence and figures follow. */
import { personOrNull } from "@/lib/core/acting-person";
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { CitationShows, CitationStance } from "@/db/enums";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { passages, sources } from "@/db/schema/source";
import { type AssessmentKey, type AssessmentRecord, assessmentSubject } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import type { CitePassage, RemoveCitation } from "@/lib/sources/schema";
import { type ConsentRefusal, passageSubject, sourceSubject } from "@/lib/sources/subject";
import { recomputeFigures } from "./figures";
import { EMPTY_RATING } from "./merge";
import { columnsOf, valuesOf } from "./rows";
import { lockRating, ratingChange } from "./write";

/** What the audit chain calls a citation of a rating. */
export const CITATION_ENTITY = "rating_citation";
const KIND = "assessor";

type Loaded = AssessmentSubject & { assessment: AssessmentRecord };
export type NewCitations = {
  passageId: string;
  indicators: readonly string[];
  shows: CitationShows;
  stance: CitationStance;
};

/**
 * The assessment for a write on its citations, its row shared. Throws LOCKED where the actor might write them in
 * drafting but the assessment is not there, NOT_FOUND, FORBIDDEN.
 */
export async function citableAssessment(ctx: MutationCtx, key: AssessmentKey): Promise<Loaded> {
  const { subject, assessment } = await assessmentSubject(ctx, key, "share");
  if (!can(ctx.actor, "citation.write", subject)) {
    const inDrafting: AssessmentSubject = { ...subject, state: "drafting" };
    const locked = subject.state !== "drafting" && can(ctx.actor, "citation.write", inDrafting);
    throw new AppError(locked ? "LOCKED" : "FORBIDDEN", "citation.write");
  }
  return { ...subject, assessment };
}

/**
 * Gives a passage to indicators of one assessment. What was given before in the same sense is left as it is. Refused once
 * consent to its source has ended.
 */
export function citePassage(
  ctx: Ctx,
  input: CitePassage,
): Promise<Result<{ added: number }, ConsentRefusal>> {
  return mutate<"citation.write", { added: number }, ConsentRefusal, Loaded>(
    ctx,
    "citation.write",
    (inside) => citableAssessment(inside, input),
    async (inside, { assessment }) => {
      const { consentEnded } = await passageSubject(inside, input.passageId, true);
      if (consentEnded) return refused("consent_ended");
      const changes = await insertCitations(inside, assessment, input);
      return changed({ added: changes.length }, ...changes);
    },
  );
}

/** Writes citations inside a write whose rights were checked, then the figures. Throws NOT_FOUND for an indicator. */
export async function insertCitations(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  input: NewCitations,
): Promise<readonly AuditChange[]> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const changes: AuditChange[] = [];
  // In one order for everybody, so that two people who cite into the same ratings never wait for each other.
  const indicators = [...new Set(input.indicators)].map((code) => indicatorOf(edition, code).code).sort();
  for (const indicator of indicators) {
    const { ratingId, created } = await ratingFor(ctx, assessment, indicator);
    changes.push(...created);
    const { passageId, shows, stance } = input;
    const known = await ctx.read.$count(
      ratingCitations,
      and(
        eq(ratingCitations.ratingId, ratingId),
        eq(ratingCitations.passageId, passageId),
        eq(ratingCitations.shows, shows),
        eq(ratingCitations.stance, stance),
        isNull(ratingCitations.removedAt),
      ),
    );
    if (known > 0) continue;
    const id = newId(ctx.now);
    await ctx.tx.insert(ratingCitations).values({
      id,
      ratingId,
      passageId,
      shows,
      stance,
      createdAt: ctx.now,
      createdBy: personOrNull(ctx),
      removedAt: null,
    });
    const after = { rating: ratingId, indicator, passage: passageId, shows, stance };
    changes.push({ entity: CITATION_ENTITY, entityId: id, version: 1, before: null, after });
  }
  if (changes.length > 0) await recomputeFigures(ctx, assessment, edition);
  return changes;
}

/** The row of a rating, locked; made empty where nothing was saved yet, so that a source may come before a judgement. */
async function ratingFor(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  indicator: string,
): Promise<{ ratingId: string; created: readonly AuditChange[] }> {
  const row = await lockRating(ctx, assessment.id, { indicator, kind: KIND });
  if (row) return { ratingId: row.id, created: [] };
  const id = newId(ctx.now);
  const inserted = await ctx.tx
    .insert(ratings)
    .values({
      ...columnsOf(EMPTY_RATING),
      id,
      assessmentId: assessment.id,
      editionId: assessment.editionId,
      indicator,
      kind: KIND,
      version: 1,
      fieldVersions: {},
      updatedAt: ctx.now,
      updatedBy: personOrNull(ctx),
    })
    .onConflictDoNothing({ target: [ratings.assessmentId, ratings.indicator, ratings.kind] })
    .returning();
  const [made] = inserted;
  if (!made) return ratingFor(ctx, assessment, indicator);
  const key = { round: assessment.round, iso3: assessment.iso3, indicator, kind: KIND } as const;
  return { ratingId: id, created: [ratingChange(key, id, 1, null, valuesOf(made), undefined)] };
}

/**
 * Takes a citation away; its row and history stay. Refused where it was taken away before. Throws NOT_FOUND also
 * where its source is not open to the actor.
 */
export function removeCitation(
  ctx: Ctx,
  input: RemoveCitation,
): Promise<Result<{ indicator: string }, "removed_already">> {
  return mutate<"citation.write", { indicator: string }, "removed_already", Loaded>(
    ctx,
    "citation.write",
    (inside) => citableAssessment(inside, input),
    async (inside, { assessment }) => {
      const [found] = await inside.read
        .select({
          citation: ratingCitations,
          indicator: ratings.indicator,
          kind: ratings.kind,
          code: sources.code,
        })
        .from(ratingCitations)
        .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
        .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
        .innerJoin(sources, eq(sources.id, passages.sourceId))
        .where(and(eq(ratingCitations.id, input.citationId), eq(ratings.assessmentId, assessment.id)));
      if (!found) throw new AppError("NOT_FOUND", `citation ${input.citationId}`);
      await sourceSubject(inside, found.code);
      await lockRating(inside, assessment.id, found);
      const removed = await inside.tx
        .update(ratingCitations)
        .set({ removedAt: inside.now })
        .where(and(eq(ratingCitations.id, input.citationId), isNull(ratingCitations.removedAt)))
        .returning({ id: ratingCitations.id });
      if (removed.length === 0) return refused("removed_already");
      await recomputeFigures(inside, assessment, await editionByHash(inside, assessment.editionSha256));
      const { ratingId, passageId, shows, stance } = found.citation;
      const before = { rating: ratingId, indicator: found.indicator, passage: passageId, shows, stance };
      return changed(
        { indicator: found.indicator },
        { entity: CITATION_ENTITY, entityId: input.citationId, version: 2, before, after: null },
      );
    },
  );
}
