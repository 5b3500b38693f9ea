/** What a second rater judges by: the question, the sources, the own second rating, and nothing of the first raters'. */
import "server-only";
import type { AssessmentPlace } from "@/lib/assessments/place";
import type { Ctx } from "@/lib/core/context";
import type { PersonCtx } from "@/lib/core/request";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { type BareCard, bareCards } from "@/lib/ratings/bare-cards";
import type { CitedPassage } from "@/lib/ratings/evidence";
import { citedSources, ratingViewsOfKind } from "@/lib/ratings/queries";
import { readHandIn, readPairs, readSample } from "./queries";

type Place = Pick<AssessmentPlace, "assessment" | "subject" | "zone">;

/** An indicator for the second rater: the question and the sources, never the first rating. */
export type SecondRatingCard = BareCard & {
  /** What the first raters cite for it, without what they say that it shows. */
  sources: readonly CitedPassage[];
};

/** The cards of some indicators of the sample, in their order. */
export async function secondRatingCards(
  ctx: PersonCtx,
  locale: Locale,
  place: Place,
  edition: Edition,
  indicators: readonly string[],
): Promise<readonly SecondRatingCard[]> {
  const [ratings, sources] = await Promise.all([
    ratingViewsOfKind(ctx, place, { indicators, kind: "second" }),
    citedSources(ctx, place.assessment.id, indicators),
  ]);
  const cards = await bareCards(ctx, locale, place, edition, ratings);
  return cards.map((card) => ({
    ...card,
    sources: (sources.get(card.view.words.code) ?? []).map(({ id, source }) => ({ id, source })),
  }));
}

/** The indicators of the sample that were not revealed yet, and whether the second rater handed them in. */
export async function openSample(
  ctx: Ctx,
  edition: Edition,
  assessment: Place["assessment"],
): Promise<{ indicators: readonly string[]; isHandedIn: boolean }> {
  const [sample, pairs, { handedInAt }] = await Promise.all([
    readSample(ctx, edition, assessment),
    readPairs(ctx, assessment.id),
    readHandIn(ctx, assessment.id),
  ]);
  const revealed = new Set(pairs.map(({ indicator }) => indicator));
  return {
    indicators: sample.map(({ indicator }) => indicator).filter((indicator) => !revealed.has(indicator)),
    isHandedIn: handedInAt !== null,
  };
}
