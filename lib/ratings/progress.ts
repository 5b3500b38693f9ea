import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { domainDeclarations } from "@/db/schema/assessment";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { commentThreads } from "@/db/schema/review";
import { type DomainProgress, domainProgress } from "@/lib/assessments/progress";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { editionByHash } from "@/lib/editions/queries";
import { can } from "@/lib/policy/can";

type Mark = "rating" | "declared" | "thread";
const mark = (of: Mark) => sql<Mark>`${of}::text`;

/**
 * How far each domain of an assessment is, in the order of the edition. Counts only, so `progress.read` is enough;
 * threads are counted for those who may read comments. Throws NOT_FOUND.
 */
export async function assessmentProgress(
  ctx: Ctx,
  { subject, assessment }: LoadedAssessment,
): Promise<readonly DomainProgress[]> {
  if (!can(ctx.actor, "progress.read", subject)) throw new AppError("NOT_FOUND", "progress");
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const cited = sql<number | null>`(select count(*)::int from ${ratingCitations} where ${and(
    eq(ratingCitations.ratingId, ratings.id),
    isNull(ratingCitations.removedAt),
  )})`;
  const none = { state: sql<typeof ratings.$inferSelect.state>`null`, citations: sql<number | null>`null` };
  const rated = ctx.read
    .select({ mark: mark("rating"), key: ratings.indicator, state: ratings.state, citations: cited })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessment.id), eq(ratings.kind, "assessor")));
  const declaredHere = ctx.read
    .select({ mark: mark("declared"), key: domainDeclarations.domain, ...none })
    .from(domainDeclarations)
    .where(eq(domainDeclarations.assessmentId, assessment.id));
  const openHere = ctx.read
    .select({ mark: mark("thread"), key: commentThreads.indicator, ...none })
    .from(commentThreads)
    .where(
      and(
        eq(commentThreads.assessmentId, assessment.id),
        eq(commentThreads.state, "open"),
        can(ctx.actor, "comment.read", subject) ? undefined : sql`false`,
      ),
    );
  const marks = await unionAll(rated, declaredHere, openHere);
  const of = (wanted: Mark) => marks.filter((row) => row.mark === wanted);
  const declared = new Set(of("declared").map(({ key }) => key));
  const threads = of("thread").map(({ key }) => key);
  const byIndicator = new Map(of("rating").map((row) => [row.key, row]));
  const wasReturned = subject.wasReviewed && assessment.state === "drafting";
  return [...edition.nodes.values()]
    .filter(({ kind }) => kind === "domain")
    .map((node) =>
      domainProgress(
        node.key,
        node.indicators.map((indicator) => {
          const row = byIndicator.get(indicator);
          return {
            indicator,
            started: row !== undefined,
            judged: (row?.state ?? null) !== null,
            rated: row?.state === "rated",
            citations: row?.citations ?? 0,
            openThreads: threads.filter((thread) => thread === indicator).length,
          };
        }),
        { declared: declared.has(node.key), wasReturned },
      ),
    );
}
