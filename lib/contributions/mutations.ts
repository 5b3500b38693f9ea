/** The team reads a contribution, says what became of it, and names who else reads it. */
import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import { contributionIndicators, contributionReaders, contributions } from "@/db/schema/contribution";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { TEAM_DUTIES } from "@/lib/policy/duties";
import { isAlive } from "./rules";
import type { AnswerContribution, ContributionKey, ContributionReader } from "./schema";
import { mutateContribution, unchanged, written } from "./write";

/** Notes that somebody of the team reads it now, which its contributor is told. Noted once, it stays so. */
export function noteReading(ctx: Ctx, { contribution }: ContributionKey): Promise<Result<null>> {
  return mutateContribution(ctx, "contribution.answer", contribution, async (inside, { row }) => {
    if (row.readAt !== null) return unchanged(null);
    await inside.tx.update(contributions).set({ readAt: inside.now }).where(eq(contributions.id, row.id));
    return written(null);
  });
}

/** Says what became of a contribution. Refused where somebody answered meanwhile. */
export function answerContribution(
  ctx: Ctx,
  input: AnswerContribution,
): Promise<Result<null, "changed_meanwhile">> {
  const { contribution, version, outcome, notUsedReason, answer, language } = input;
  return mutateContribution(ctx, "contribution.answer", contribution, async (inside, { row, place }) => {
    if (row.version !== version) return refused("changed_meanwhile");
    const edition = await editionByHash(inside, place.editionSha256);
    const usedIn = [...new Set(input.usedIn)].map((code) => indicatorOf(edition, code).code);
    await inside.tx
      .update(contributions)
      .set({
        readAt: row.readAt ?? inside.now,
        outcome,
        notUsedReason,
        answer,
        answerLanguage: answer === null ? null : language,
        answeredBy: personOf(inside),
        answeredAt: inside.now,
      })
      .where(eq(contributions.id, row.id));
    await inside.tx
      .delete(contributionIndicators)
      .where(and(eq(contributionIndicators.contributionId, row.id), eq(contributionIndicators.isUsed, true)));
    if (usedIn.length > 0)
      await inside.tx.insert(contributionIndicators).values(
        usedIn.map((indicator) => ({
          contributionId: row.id,
          editionId: row.editionId,
          indicator,
          isUsed: true,
        })),
      );
    return written(null);
  });
}

/**
 * Names a further reader of a confidential contribution; only who asked for it may. Refused for people outside the team,
 * and once its consent was withdrawn or its texts were erased.
 */
export function grantContributionReader(
  ctx: Ctx,
  { contribution, userId }: ContributionReader,
): Promise<Result<null, "not_on_team" | "consent_ended">> {
  return mutateContribution(ctx, "contribution.grant", contribution, async (inside, { row }) => {
    if (!isAlive(row)) return refused("consent_ended");
    const duties = await inside.tx.$count(
      assessmentDuties,
      and(
        eq(assessmentDuties.assessmentId, row.assessmentId),
        eq(assessmentDuties.userId, userId),
        isNull(assessmentDuties.endedAt),
        inArray(assessmentDuties.duty, [...TEAM_DUTIES]),
      ),
    );
    if (duties === 0) return refused("not_on_team");
    await inside.tx
      .insert(contributionReaders)
      .values({ contributionId: row.id, userId, grantedAt: inside.now })
      .onConflictDoNothing();
    return written(null);
  });
}

/** Takes a reader away from a confidential contribution. Who asked for it stays. */
export function revokeContributionReader(
  ctx: Ctx,
  { contribution, userId }: ContributionReader,
): Promise<Result<null, "keeper_stays">> {
  return mutateContribution(ctx, "contribution.grant", contribution, async (inside, { row }) => {
    if (row.keeperId === userId) return refused("keeper_stays");
    await inside.tx
      .delete(contributionReaders)
      .where(and(eq(contributionReaders.contributionId, row.id), eq(contributionReaders.userId, userId)));
    return written(null);
  });
}
