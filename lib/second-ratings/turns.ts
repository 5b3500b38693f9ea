/** Whose turn it is in the second ratings of several assessments, for *My work*. */
import "server-only";
import { and, isNotNull } from "drizzle-orm";
import { secondRatingPairs, secondRatings } from "@/db/schema/second-rating";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { editionByHash } from "@/lib/editions/queries";
import { pairFacts } from "./queries";
import { isUndecided } from "./rules";

/** What an assessment in drafting waits for: the second rater, or a decision of the reviewer. */
export type SecondRatingTurn = "rate" | "decide";

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
    .select({ id: secondRatings.assessmentId })
    .from(secondRatings)
    .where(and(anyOf(secondRatings.assessmentId, ids), isNotNull(secondRatings.handedInAt)));
  const pairs = await ctx.read
    .select()
    .from(secondRatingPairs)
    .where(anyOf(secondRatingPairs.assessmentId, ids));
  const inHand = new Set(handedIn.map(({ id }) => id));
  const turns = new Map<string, SecondRatingTurn>();
  for (const { id, editionSha256 } of asked) {
    if (!inHand.has(id)) turns.set(id, "rate");
    const edition = await editionByHash(ctx, editionSha256);
    const own = pairs.filter(({ assessmentId }) => assessmentId === id).map(pairFacts);
    if (own.some((pair) => isUndecided(edition, pair))) turns.set(id, "decide");
  }
  return turns;
}
