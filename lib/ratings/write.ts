/** What every write on a rating shares: the lock on its row and its audited content. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { ratings } from "@/db/schema/rating";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
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
