/** Whose turn it is in the second ratings of several assessments, for *My work*. */
import "server-only";
import { and, isNotNull } from "drizzle-orm";
import { secondRatingPairs, secondRatings } from "@/db/schema/second-rating";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { editionByHash } from "@/lib/editions/queries";
import { pairFacts } from "./queries";
import { isUndecided } from "./rules";

/** What an assessment in drafting waits for: the second rater, the lead who shows both ratings, or a decision of the reviewer. */
export type SecondRatingTurn = "rate" | "reveal" | "decide";

type Row = { id: string; secondRating: boolean; state: string; editionSha256: string };

/** The turn in each assessment that is in drafting and has one; two statements, whatever the number of assessments. */
export async function secondRatingTurns(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, SecondRatingTurn>> {
  const asked = rows.filter(({ secondRating, state }) => secondRating && state === "drafting");
  if (asked.length === 0) return new Map();
  const ids = asked.map(({ id }) => id);
  const handedIn = await ctx.read
    .select({ id: secondRatings.assessmentId, at: secondRatings.handedInAt })
    .from(secondRatings)
    .where(and(anyOf(secondRatings.assessmentId, ids), isNotNull(secondRatings.handedInAt)));
  const pairs = await ctx.read
    .select()
    .from(secondRatingPairs)
    .where(anyOf(secondRatingPairs.assessmentId, ids));
  const inHand = new Map(handedIn.map(({ id, at }) => [id, at]));
  const turns = new Map<string, SecondRatingTurn>();
  for (const { id, editionSha256 } of asked) {
    const edition = await editionByHash(ctx, editionSha256);
    const own = pairs.filter(({ assessmentId }) => assessmentId === id);
    const handedInAt = inHand.get(id) ?? null;
    if (handedInAt === null) turns.set(id, "rate");
    else if (own.every(({ revealedAt }) => revealedAt < handedInAt)) turns.set(id, "reveal");
    if (own.map(pairFacts).some((pair) => isUndecided(edition, pair))) turns.set(id, "decide");
  }
  return turns;
}
