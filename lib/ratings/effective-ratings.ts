import "server-only";
import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { ratingConfirmations, ratings } from "@/db/schema/rating";
import type { Ctx } from "@/lib/core/context";
import { effectiveByIndicator } from "./effective";
import { valuesOf } from "./rows";

/** For which versions of its judgement the reviewer confirmed the gate of a row of `ratings`. */
const confirmedVersions = sql<number[]>`array(select ${ratingConfirmations.ratingVersion} from ${
  ratingConfirmations
} where ${and(eq(ratingConfirmations.ratingId, ratings.id), eq(ratingConfirmations.kind, "gate"))})`;

/** Every rating of an assessment, each with the versions of its judgement for which a gate was confirmed. */
export function readJudgements(ctx: Ctx, assessmentId: string) {
  return ctx.read
    .select({ ...getTableColumns(ratings), confirmedVersions })
    .from(ratings)
    .where(eq(ratings.assessmentId, assessmentId));
}

/** The effective rating of each indicator, with those of these citations that are its own. */
export function effectiveRatings<Citation extends { ratingId: string }>(
  rows: Awaited<ReturnType<typeof readJudgements>>,
  citations: readonly Citation[],
) {
  const cited = Map.groupBy(citations, ({ ratingId }) => ratingId);
  return [...effectiveByIndicator(rows).values()].map((row) => ({
    indicator: row.indicator,
    values: valuesOf(row),
    fieldVersions: row.fieldVersions,
    confirmedVersions: row.confirmedVersions,
    citations: cited.get(row.id) ?? [],
  }));
}
