/** The State's own answers, made without its cards. */
import { and, eq, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { indicators } from "@/db/schema/instrument";
import { ratings } from "@/db/schema/rating";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import type { RatingFields } from "@/lib/ratings/schema";

/** Answers every indicator of the instrument with level 2 but those named, which stay without an answer. */
export async function answerAllBut(
  db: Database,
  assessmentId: string,
  personId: string,
  open: readonly string[],
  now: Date,
): Promise<void> {
  const { editionId } = one(
    await db.read
      .select({ editionId: assessments.editionId })
      .from(assessments)
      .where(eq(assessments.id, assessmentId)),
  );
  const list = await db.read
    .select({ code: indicators.code })
    .from(indicators)
    .where(and(eq(indicators.editionId, editionId), notInArray(indicators.code, [...open])));
  await db.transaction((tx) =>
    tx.insert(ratings).values(
      list.map(({ code }) => ({
        id: newId(now),
        assessmentId,
        editionId,
        indicator: code,
        kind: "self" as const,
        state: "rated" as const,
        level: "2.000",
        rationale: `The State says so of ${code}.`,
        language: "en",
        contradictionAnswered: false,
        version: 1,
        fieldVersions: {},
        updatedAt: now,
        updatedBy: personId,
      })),
    ),
  );
}

/** Saves an answer of the State over what stands there. */
export async function answerOne(ctx: Ctx, key: AssessmentKey, indicator: string, fields: RatingFields) {
  const rating = { ...key, indicator, kind: "self" as const };
  const { version: baseVersion } = await getRating(ctx, rating);
  return saveRating(ctx, { ...rating, baseVersion, mutationId: newId(ctx.now), fields });
}
