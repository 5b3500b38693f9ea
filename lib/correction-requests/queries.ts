import "server-only";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { correctionRequests } from "@/db/schema/correction-request";
import { correspondence } from "@/db/schema/correspondence";
import { releases } from "@/db/schema/release";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { erasableId } from "@/lib/erasures/rights";
import { can } from "@/lib/policy/can";
import type { CorrectionRequests } from "./view";

/** The first letter of the same assessment that bears the reference and stands. */
const LETTER = sql<number | null>`(select min(${correspondence.number}) from ${correspondence} where ${and(
  eq(correspondence.assessmentId, correctionRequests.assessmentId),
  eq(correspondence.reference, correctionRequests.reference),
  isNull(correspondence.withdrawnAt),
)})`;

/**
 * What was asked about a release: every request for the team and the State's focal point, to others those that were
 * decided. The caller has read the release.
 */
export async function correctionsOf(ctx: Ctx, key: AssessmentKey, code: string): Promise<CorrectionRequests> {
  const { subject } = await assessmentSubject(ctx, key);
  const seesAll = can(ctx.actor, "correction.see", subject);
  const seesReferences = can(ctx.actor, "progress.read", subject);
  const rows = await ctx.read
    .select({
      id: correctionRequests.id,
      indicator: correctionRequests.indicator,
      body: correctionRequests.body,
      language: correctionRequests.language,
      reference: correctionRequests.reference,
      letter: LETTER,
      madeAt: correctionRequests.madeAt,
      decision: correctionRequests.decision,
      reason: correctionRequests.reason,
      reasonLanguage: correctionRequests.reasonLanguage,
      decidedAt: correctionRequests.decidedAt,
    })
    .from(correctionRequests)
    .innerJoin(releases, eq(releases.id, correctionRequests.releaseId))
    .where(and(eq(releases.code, code), seesAll ? undefined : isNotNull(correctionRequests.decision)))
    .orderBy(asc(correctionRequests.madeAt), asc(correctionRequests.id));
  return {
    requests: rows.map(({ madeAt, decidedAt, reference, letter, ...row }) => ({
      ...row,
      reference: seesReferences ? reference : null,
      letter: seesReferences ? letter : null,
      madeAt: madeAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      erasableId: erasableId(ctx, row.id),
    })),
    may: {
      request: can(ctx.actor, "correction.request", subject),
      decide: can(ctx.actor, "correction.decide", subject),
      reopen: can(ctx.actor, "transition.reopen", subject),
      fromLetter: !subject.duties.includes("focal_point"),
    },
  };
}
