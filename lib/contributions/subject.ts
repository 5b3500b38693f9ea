import "server-only";
import { eq } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { contributions } from "@/db/schema/contribution";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { ContributionSubject } from "@/lib/policy/subjects";
import { contributionFacts, effectiveClass } from "./visible-to";

export type ContributionRow = typeof contributions.$inferSelect;
/** Where a contribution was given. */
export type ContributionPlace = {
  round: string;
  iso3: string;
  state: AssessmentState;
  editionSha256: string;
};
/** A contribution with what rights on it depend on. */
export type LoadedContribution = ContributionSubject & { row: ContributionRow; place: ContributionPlace };

/**
 * A contribution by its id, locked until the end of the transaction where asked. Throws NOT_FOUND where it is absent or
 * where the actor may not do what `opens` it, so that an id never tells that there is one.
 */
export async function contributionSubject(
  ctx: Ctx,
  id: string,
  {
    opens = "contribution.read",
    lock = false,
  }: { opens?: "contribution.read" | "contribution.amend"; lock?: boolean } = {},
): Promise<LoadedContribution> {
  if (lock) {
    // Locked first, read after: what other transactions wrote meanwhile is seen.
    await ctx.read
      .select({ id: contributions.id })
      .from(contributions)
      .where(eq(contributions.id, id))
      .for("update");
  }
  const [found] = await ctx.read
    .select({
      row: contributions,
      place: {
        round: rounds.code,
        iso3: countries.iso3,
        state: assessments.state,
        editionSha256: instrumentEditions.sha256,
      },
      accessClass: effectiveClass,
      ...contributionFacts(ctx.actor),
    })
    .from(contributions)
    .innerJoin(assessments, eq(assessments.id, contributions.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, contributions.editionId))
    .where(eq(contributions.id, id));
  if (!found) throw new AppError("NOT_FOUND", `contribution ${id}`);
  const { row, place, ...facts } = found;
  const subject: LoadedContribution = {
    kind: "contribution",
    ...facts,
    row,
    place,
  };
  if (!can(ctx.actor, opens, subject)) throw new AppError("NOT_FOUND", `contribution ${id}`);
  return subject;
}
