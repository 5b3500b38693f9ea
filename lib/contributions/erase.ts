/** On its day a contribution loses its texts and files, everywhere, while the chain stays whole. */
import "server-only";
import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import { contributionAdditions, contributionFiles, contributions } from "@/db/schema/contribution";
import { interviews } from "@/db/schema/source";
import { eraseRevisions } from "@/lib/audit/erase-revisions";
import type { Ctx } from "@/lib/core/context";
import { programmeDay } from "@/lib/settings/programme-day";
import { CONTRIBUTION_ENTITY } from "./content";
import { mutateContribution, written } from "./write";

/** Stands in `erasures.enforced_by` and as the reason: the day that its contributor was told. */
export const ENFORCED_BY = "contribution_deletion_date";

/** Erases every contribution whose day, or that of the source made of it, has come in the programme's zone. Answers how many. For the daily job. */
export async function eraseDueContributions(ctx: Ctx): Promise<number> {
  const today = await programmeDay(ctx);
  const due = await ctx.read
    .select({ id: contributions.id })
    .from(contributions)
    .leftJoin(interviews, eq(interviews.sourceId, contributions.sourceId))
    // The day of the interview that was made of it may have been brought forward since.
    .where(
      and(
        isNull(contributions.erasedAt),
        or(lte(contributions.eraseOn, today), lte(interviews.deleteOn, today)),
      ),
    )
    .orderBy(asc(contributions.id));
  for (const { id } of due) await eraseContribution(ctx, id);
  return due.length;
}

/** Takes away text, additions and files, and every revision of them with its salt; what became of it stays. */
function eraseContribution(ctx: Ctx, id: string) {
  return mutateContribution<null>(
    ctx,
    "contribution.amend",
    id,
    async (inside) => {
      await inside.tx.delete(contributionAdditions).where(eq(contributionAdditions.contributionId, id));
      await inside.tx.delete(contributionFiles).where(eq(contributionFiles.contributionId, id));
      await inside.tx
        .update(contributions)
        .set({ body: null, basis: null, erasedAt: inside.now })
        .where(eq(contributions.id, id));
      await eraseRevisions(inside, CONTRIBUTION_ENTITY, [id], ENFORCED_BY);
      return written(null);
    },
    ENFORCED_BY,
  );
}
