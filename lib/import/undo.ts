import "server-only";
import { and, eq, inArray, isNull, notExists } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { revisions } from "@/db/schema/audit";
import { countries } from "@/db/schema/country";
import { importBatches, importBatchRows } from "@/db/schema/import";
import { ratingCitations, ratingRevisions, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { passages, sources } from "@/db/schema/source";
import { type AssessmentRecord, assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { RATING_FIELDS } from "@/lib/ratings/fields";
import { recomputeFigures } from "@/lib/ratings/figures";
import { EMPTY_RATING, withFieldVersions } from "@/lib/ratings/merge";
import { columnsOf } from "@/lib/ratings/rows";
import type { FieldValues } from "@/lib/ratings/schema";

/** What an undo took back, and the natural keys of records that were changed since and therefore left. */
export type Undone = { undone: number; left: readonly string[] };
type StoredRow = { entityId: string; key: string; before: FieldValues | null };

/**
 * Takes a batch of ratings back: each rating that nobody changed since gets the values from before, and one that the
 * batch had made is emptied. Refused when it was undone before, is of another kind, or ratings are locked.
 */
export function undoBatch(
  ctx: Ctx,
  batchId: string,
): Promise<Result<Undone, "already_undone" | "not_undoable" | "locked">> {
  return mutate(
    ctx,
    "outside_round.import",
    async () => ({ kind: "installation" as const }),
    async (inside) => {
      const [batch] = await inside.tx
        .select()
        .from(importBatches)
        .where(eq(importBatches.id, batchId))
        .for("update");
      if (!batch) throw new AppError("NOT_FOUND", `batch ${batchId}`);
      if (batch.undoneAt !== null) return refused("already_undone");
      if (batch.kind !== "ratings") return refused("not_undoable");
      const outcome = await restoreAll(inside, batchId);
      if (outcome === "locked") return refused("locked");
      await inside.tx
        .update(importBatches)
        .set({ undoneAt: inside.now })
        .where(eq(importBatches.id, batchId));
      return changed(outcome, {
        entity: "import_batch",
        entityId: batchId,
        version: 2,
        before: { isUndone: false },
        after: { isUndone: true, ...outcome },
      });
    },
  );
}

async function restoreAll(ctx: MutationCtx, batchId: string): Promise<Undone | "locked"> {
  const stored = await storedRows(ctx, batchId);
  const made = await ctx.tx.select().from(importBatchRows).where(eq(importBatchRows.batchId, batchId));
  const versions = new Map(made.map((row) => [row.entityId, row.versionAfter]));
  const current = await ctx.tx
    .select({
      id: ratings.id,
      version: ratings.version,
      fieldVersions: ratings.fieldVersions,
      round: rounds.code,
      iso3: countries.iso3,
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(inArray(ratings.id, [...versions.keys()]))
    .for("update", { of: ratings });
  const touched = new Map<string, AssessmentRecord>();
  const left: string[] = [];
  let undone = 0;
  for (const row of current) {
    const content = stored.get(row.id);
    if (!content || row.version !== versions.get(row.id)) {
      left.push(content?.key ?? row.id);
      continue;
    }
    const key = `${row.round}/${row.iso3}`;
    const { assessment } = touched.has(key)
      ? { assessment: touched.get(key) }
      : await assessmentSubject(ctx, { round: row.round, iso3: row.iso3 }, "share");
    if (assessment?.roundKind === "programme" && assessment.state !== "drafting") return "locked";
    if (assessment) touched.set(key, assessment);
    await restore(ctx, row, content.before ?? EMPTY_RATING);
    undone += 1;
  }
  for (const assessment of await withdrawAdditions(ctx, made)) {
    touched.set(`${assessment.round}/${assessment.iso3}`, assessment);
  }
  for (const assessment of touched.values()) {
    await recomputeFigures(ctx, assessment, await editionByHash(ctx, assessment.editionSha256));
  }
  return { undone, left };
}

/** Takes back the citations of a batch, and its sources that nobody changed or cites; answers whose figures move. */
async function withdrawAdditions(
  ctx: MutationCtx,
  made: readonly { entity: string; entityId: string }[],
): Promise<readonly AssessmentRecord[]> {
  const idsOf = (entity: string) => made.filter((row) => row.entity === entity).map((row) => row.entityId);
  const citationIds = idsOf("rating_citation");
  if (citationIds.length === 0) return [];
  await ctx.tx
    .update(ratingCitations)
    .set({ removedAt: ctx.now })
    .where(and(inArray(ratingCitations.id, citationIds), isNull(ratingCitations.removedAt)));
  await ctx.tx
    .update(sources)
    .set({ withdrawnAt: ctx.now, version: 2 })
    .where(
      and(
        inArray(sources.id, idsOf("source")),
        eq(sources.version, 1),
        notExists(
          ctx.tx
            .select({ id: ratingCitations.id })
            .from(ratingCitations)
            .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
            .where(and(eq(passages.sourceId, sources.id), isNull(ratingCitations.removedAt))),
        ),
      ),
    );
  const places = await ctx.tx
    .selectDistinct({ round: rounds.code, iso3: countries.iso3 })
    .from(ratingCitations)
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(inArray(ratingCitations.id, citationIds));
  const found: AssessmentRecord[] = [];
  for (const place of places) found.push((await assessmentSubject(ctx, place, "share")).assessment);
  return found;
}

async function restore(
  ctx: MutationCtx,
  row: { id: string; version: number; fieldVersions: Record<string, number> },
  before: FieldValues,
): Promise<void> {
  const version = row.version + 1;
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  await ctx.tx
    .update(ratings)
    .set({
      ...columnsOf(before),
      version,
      fieldVersions: withFieldVersions(row.fieldVersions, RATING_FIELDS, version),
      updatedAt: ctx.now,
      updatedBy: userId,
    })
    .where(eq(ratings.id, row.id));
  await ctx.tx.insert(ratingRevisions).values({
    mutationId: newId(ctx.now),
    ratingId: row.id,
    version,
    fields: [...RATING_FIELDS],
    answer: { version, savedAt: ctx.now.toISOString() },
    userId,
    at: ctx.now,
  });
}

/** The values from before, as the revision of the batch keeps them. */
async function storedRows(ctx: MutationCtx, batchId: string): Promise<ReadonlyMap<string, StoredRow>> {
  const [revision] = await ctx.tx
    .select({ content: revisions.content })
    .from(revisions)
    .where(
      and(eq(revisions.entity, "import_batch"), eq(revisions.entityId, batchId), eq(revisions.version, 1)),
    );
  const content: { rows?: StoredRow[] } = JSON.parse(revision?.content ?? "{}");
  return new Map((content.rows ?? []).map((row) => [row.entityId, row]));
}
