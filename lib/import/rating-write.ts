import { personOrNull } from "@/lib/core/acting-person";
import { UNDETERMINED } from "@/lib/text/language";
import "server-only";
import { eq } from "drizzle-orm";
import { ratingRevisions, ratings } from "@/db/schema/rating";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import { chunksOf } from "@/lib/core/chunks";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { mergeSave, withFieldVersions } from "@/lib/ratings/merge";
import { columnsOf, type RatingRow, storedRating } from "@/lib/ratings/rows";
import type { RatingFields } from "@/lib/ratings/schema";
import type { BatchRow } from "./batch";
import type { ImportedRating } from "./rating-rows";

/** Rows of one INSERT; PostgreSQL takes 65,535 parameters a statement and a rating has about thirty columns. */
const ROWS_PER_INSERT = 500;

/**
 * Writes what differs from the stored assessors' ratings of one assessment; an empty cell leaves the stored text.
 * Answers one row per rating that changed. Figures are the caller's to recompute.
 */
export async function writeImportedRatings(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  stored: readonly RatingRow[],
  imported: readonly ImportedRating[],
): Promise<readonly BatchRow[]> {
  const rows = new Map(stored.map((row) => [row.indicator, row]));
  const written: BatchRow[] = [];
  const inserts: (typeof ratings.$inferInsert)[] = [];
  const revisions: (typeof ratingRevisions.$inferInsert)[] = [];
  const userId = personOrNull(ctx);
  for (const rating of imported) {
    const row = rows.get(rating.indicator);
    const before = storedRating(row);
    const { changed, after } = mergeSave(before, before.version, touchedFields(rating));
    const statedChanged =
      rating.confidenceStated !== null && rating.confidenceStated !== row?.confidenceStated;
    if (changed.length === 0 && !statedChanged) continue;
    const version = before.version + 1;
    const id = row?.id ?? newId(ctx.now);
    const values = {
      ...columnsOf(after),
      confidenceStated: rating.confidenceStated ?? row?.confidenceStated ?? null,
      version,
      fieldVersions: withFieldVersions(before.fieldVersions, changed, version),
      updatedAt: ctx.now,
      updatedBy: userId,
    };
    if (row) await ctx.tx.update(ratings).set(values).where(eq(ratings.id, id));
    else {
      inserts.push({
        ...values,
        id,
        assessmentId: assessment.id,
        editionId: assessment.editionId,
        indicator: rating.indicator,
        kind: "assessor",
      });
    }
    revisions.push({
      mutationId: newId(ctx.now),
      ratingId: id,
      version,
      fields: [...changed],
      answer: { version, savedAt: ctx.now.toISOString() },
      userId,
      at: ctx.now,
    });
    written.push({
      entity: "rating",
      entityId: id,
      versionBefore: before.version,
      versionAfter: version,
      key: `${assessment.round}/${assessment.iso3}/${rating.indicator}`,
      before: row ? before.values : null,
      after,
    });
  }
  for (const some of chunksOf(inserts, ROWS_PER_INSERT)) await ctx.tx.insert(ratings).values([...some]);
  for (const some of chunksOf(revisions, ROWS_PER_INSERT))
    await ctx.tx.insert(ratingRevisions).values([...some]);
  return written;
}

function touchedFields(rating: ImportedRating): RatingFields {
  return {
    state: rating.state,
    level: rating.level === null ? null : Number(rating.level),
    notAssessedReason: rating.notAssessedReason,
    ...(rating.notApplicableReason === null ? {} : { notApplicableReason: rating.notApplicableReason }),
    ...(rating.rationale === null ? {} : { rationale: rating.rationale, language: UNDETERMINED }),
  };
}
