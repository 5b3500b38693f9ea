/** What every write on a rating shares: the lock on its row, the row itself and its audited content. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { ratings } from "@/db/schema/rating";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { RatingRow } from "./rows";
import type { FieldValues, RatingKey } from "./schema";

/** The audited content of a rating: its key and every field. */
export function ratingContent(
  { round, iso3, indicator, kind }: RatingKey,
  values: FieldValues,
): Record<string, unknown> {
  return { round, country: iso3, indicator, kind, ...values };
}

/** The audited change of a rating. */
export function ratingChange(
  key: RatingKey,
  id: string,
  version: number,
  before: FieldValues | null,
  after: FieldValues | null,
  reason: string | undefined,
): AuditChange {
  const content = (values: FieldValues | null) => (values === null ? null : ratingContent(key, values));
  return {
    entity: "rating",
    entityId: id,
    version,
    before: content(before),
    after: content(after),
    reason,
  };
}

/** The row of a rating, locked; undefined where nothing was saved yet. */
export async function lockRating(
  ctx: MutationCtx,
  assessmentId: string,
  { indicator, kind }: Pick<RatingKey, "indicator" | "kind">,
): Promise<RatingRow | undefined> {
  const [row] = await ctx.read
    .select()
    .from(ratings)
    .where(
      and(eq(ratings.assessmentId, assessmentId), eq(ratings.indicator, indicator), eq(ratings.kind, kind)),
    )
    .for("update");
  return row;
}

/** Writes the columns over the locked row, or makes the row; undefined where another transaction made it first. */
export async function writeRating(
  ctx: MutationCtx,
  row: RatingRow | undefined,
  columns: Omit<RatingRow, "id" | "assessmentId" | "editionId" | "indicator" | "kind" | "confidenceStated">,
  place: Pick<RatingKey, "indicator" | "kind"> & { assessment: AssessmentRecord },
): Promise<RatingRow | undefined> {
  if (row) {
    await ctx.tx.update(ratings).set(columns).where(eq(ratings.id, row.id));
    return { ...row, ...columns };
  }
  const { indicator, kind, assessment } = place;
  const [made] = await ctx.tx
    .insert(ratings)
    .values({
      ...columns,
      id: newId(ctx.now),
      assessmentId: assessment.id,
      editionId: assessment.editionId,
      indicator,
      kind,
    })
    .onConflictDoNothing({ target: [ratings.assessmentId, ratings.indicator, ratings.kind] })
    .returning();
  return made;
}
