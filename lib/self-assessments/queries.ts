/** The State's own assessment as it stands. The callers have asked for the right. */
import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import { ratings } from "@/db/schema/rating";
import { selfAssessmentPapers, selfAssessmentSections, selfAssessments } from "@/db/schema/self-assessment";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { byName } from "@/lib/database/by-name";
import type { Judgement } from "@/lib/second-ratings/rules";

export type SelfAssessmentRow = typeof selfAssessments.$inferSelect;

/** How it was asked for, and whether it is certified; null where the State was not asked. */
export async function selfAssessmentOf(ctx: Ctx, assessmentId: string): Promise<SelfAssessmentRow | null> {
  const [row] = await ctx.read
    .select()
    .from(selfAssessments)
    .where(eq(selfAssessments.assessmentId, assessmentId));
  return row ?? null;
}

/** The columns of the signed paper that hold its file. */
export type Paper = { fileSha256: string; fileName: string };
/** What stands in their place where there is none. */
export const NO_PAPER = { fileSha256: null, fileName: null };

/** The signed paper of the answers that are certified; null before, and where none was given. */
export async function paperOf(ctx: Ctx, assessmentId: string): Promise<Paper | null> {
  const [row] = await ctx.read
    .select({ fileSha256: selfAssessmentPapers.fileSha256, fileName: selfAssessmentPapers.fileName })
    .from(selfAssessmentPapers)
    .innerJoin(
      selfAssessments,
      and(
        eq(selfAssessments.assessmentId, selfAssessmentPapers.assessmentId),
        eq(selfAssessments.ratingsSha256, selfAssessmentPapers.answersSha256),
      ),
    )
    .where(eq(selfAssessmentPapers.assessmentId, assessmentId));
  return row ?? null;
}

/** What the State said of each indicator so far, without its reasons. */
export async function selfJudgements(
  ctx: Ctx,
  assessmentId: string,
): Promise<ReadonlyMap<string, Judgement>> {
  const rows = await ctx.read
    .select({ indicator: ratings.indicator, state: ratings.state, level: ratings.level })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessmentId), eq(ratings.kind, "self")));
  return new Map(
    rows.map(({ indicator, state, level }) => [
      indicator,
      { state, level: level === null ? null : Number(level) },
    ]),
  );
}

/** Who answers which domain, with names: for the State itself. */
export function sectionsWithNames(ctx: Ctx, assessmentId: string) {
  return ctx.read
    .select({
      domain: selfAssessmentSections.domain,
      userId: selfAssessmentSections.userId,
      name: users.name,
    })
    .from(selfAssessmentSections)
    .innerJoin(users, eq(users.id, selfAssessmentSections.userId))
    .where(eq(selfAssessmentSections.assessmentId, assessmentId))
    .orderBy(asc(selfAssessmentSections.domain), byName(users.name), asc(users.id));
}

/** The contributors of the State, to whom a domain can be given. */
export function contributorsOf(ctx: Ctx, assessmentId: string) {
  return ctx.read
    .select({ userId: users.id, name: users.name })
    .from(assessmentDuties)
    .innerJoin(users, eq(users.id, assessmentDuties.userId))
    .where(
      and(
        eq(assessmentDuties.assessmentId, assessmentId),
        eq(assessmentDuties.duty, "contributor"),
        isNull(assessmentDuties.endedAt),
      ),
    )
    .orderBy(byName(users.name), asc(users.id));
}
