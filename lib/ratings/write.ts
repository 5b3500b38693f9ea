/** What every write on a rating shares: the lock on its row, the row itself and its audited content. */
import "server-only";
import { and, eq } from "drizzle-orm";
import type { ReadDatabase } from "@/db/client";
import { prepared, valueFor } from "@/db/prepared";
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

const ratingForUpdate = prepared((read: ReadDatabase) =>
  read
    .select()
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, valueFor(ratings.assessmentId, "assessmentId")),
        eq(ratings.indicator, valueFor(ratings.indicator, "indicator")),
        eq(ratings.kind, valueFor(ratings.kind, "kind")),
      ),
    )
    .for("update"),
);

/** The row of a rating, locked; undefined where nothing was saved yet. */
export async function lockRating(
  ctx: MutationCtx,
  assessmentId: string,
  { indicator, kind }: Pick<RatingKey, "indicator" | "kind">,
): Promise<RatingRow | undefined> {
  const [row] = await ratingForUpdate(ctx.read, { assessmentId, indicator, kind });
  return row;
}

/** The columns that a save writes. */
export type WrittenColumns = Omit<
  RatingRow,
  "id" | "assessmentId" | "editionId" | "indicator" | "kind" | "confidenceStated"
>;

/** Makes the row of a rating; undefined where another transaction made it first. */
export async function insertRating(
  ctx: MutationCtx,
  columns: WrittenColumns,
  { indicator, kind, assessment }: Pick<RatingKey, "indicator" | "kind"> & { assessment: AssessmentRecord },
): Promise<RatingRow | undefined> {
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
