import "server-only";
import { eq } from "drizzle-orm";
import { ratingConfirmations, ratings } from "@/db/schema/rating";
import { hasRated } from "@/lib/assessments/past-raters";
import { type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { derivationFacts } from "@/lib/derived/facts";
import { suggestedLevels } from "@/lib/derived/suggestion";
import { editionByHash } from "@/lib/editions/queries";
import { effectiveByIndicator } from "@/lib/ratings/effective";
import { recomputeFigures } from "@/lib/ratings/figures";
import { judgementVersion } from "@/lib/ratings/merge";
import { valuesOf } from "@/lib/ratings/rows";
import { engineRating } from "@/lib/ratings/scoring-input";
import { type NeededConfirmation, neededConfirmations } from "./confirmation-rules";
import type { GiveConfirmation } from "./schema";

/** What needs a confirmation in an assessment and whether it has one. The caller has asked for `rating.read`. */
export async function listConfirmations(
  ctx: Ctx,
  assessment: Pick<AssessmentRecord, "id" | "editionSha256" | "iso3" | "cutOffOn">,
): Promise<readonly NeededConfirmation[]> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const rows = await ctx.read.select().from(ratings).where(eq(ratings.assessmentId, assessment.id));
  const given = await ctx.read
    .select({
      ratingId: ratingConfirmations.ratingId,
      kind: ratingConfirmations.kind,
      ratingVersion: ratingConfirmations.ratingVersion,
    })
    .from(ratingConfirmations)
    .innerJoin(ratings, eq(ratings.id, ratingConfirmations.ratingId))
    .where(eq(ratings.assessmentId, assessment.id));
  const effective = [...effectiveByIndicator(rows).values()];
  const suggested = suggestedLevels(edition, await derivationFacts(ctx, assessment));
  return neededConfirmations(
    edition,
    effective.map((row) => ({
      id: row.id,
      indicator: row.indicator,
      state: row.state,
      judgementVersion: judgementVersion(row.fieldVersions),
    })),
    { ratings: new Map(effective.map((row) => [row.indicator, engineRating(valuesOf(row))])) },
    given,
    new Map([...suggested].map(([indicator, { waiting }]) => [indicator, waiting])),
  );
}

/**
 * Confirms a gate or approves a *not applicable*, for exactly the judgement that the reviewer saw. Refused for who
 * rated in the assessment, where the judgement changed meanwhile, where nothing needs it, and for a gate that rests on
 * elements of laws until a second person has read every one of them.
 */
export function giveConfirmation(
  ctx: Ctx,
  input: GiveConfirmation,
): Promise<
  Result<
    { indicator: string },
    "actor_rated" | "changed_meanwhile" | "nothing_to_confirm" | "elements_to_read"
  >
> {
  return mutateAssessment(ctx, "confirmation.give", input, "update", async (inside, assessment) => {
    const { kind, indicator, note } = input;
    const actorId = personOf(inside);
    if (await hasRated(inside, assessment.id, actorId)) return refused("actor_rated");
    const needed = (await listConfirmations(inside, assessment)).find(
      (entry) => entry.kind === kind && entry.indicator === indicator,
    );
    if (!needed) return refused("nothing_to_confirm");
    if (needed.judgementVersion !== input.judgementVersion) return refused("changed_meanwhile");
    if (needed.given) return changed({ indicator });
    if (needed.elementsToRead.length > 0) return refused("elements_to_read");
    const row = {
      id: newId(inside.now),
      ratingId: needed.ratingId,
      kind,
      ratingVersion: needed.judgementVersion,
      confirmedBy: actorId,
      confirmedAt: inside.now,
      note,
    };
    await inside.tx.insert(ratingConfirmations).values(row);
    await recomputeFigures(inside, assessment, await editionByHash(inside, assessment.editionSha256));
    const { id, ...after } = row;
    return changed(
      { indicator },
      {
        entity: "rating_confirmation",
        entityId: id,
        version: 1,
        before: null,
        after: { ...after, indicator },
      },
    );
  });
}
