/** Cards for who judges by the question alone: the second rater, and the State that assesses itself. */
import "server-only";
import type { AssessmentPlace } from "@/lib/assessments/place";
import { dayIn } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/core/request";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { statusesOf, treatyActs, withReporters } from "@/lib/treaties/queries";
import { type IndicatorCardView, indicatorWords } from "./card-view";
import { mayGiveReason } from "./judgement-rules";
import type { RatingView } from "./schema";

/** A card without last round and suggestion, and the id of the save that its plain form makes. */
export type BareCard = { view: IndicatorCardView; mutationId: string };

/** The cards of some ratings, in their order. */
export async function bareCards(
  ctx: PersonCtx,
  locale: Locale,
  { assessment, zone }: Pick<AssessmentPlace, "assessment" | "zone">,
  edition: Edition,
  ratings: readonly RatingView[],
): Promise<readonly BareCard[]> {
  const acts = await treatyActs(ctx, [assessment.iso3], dayIn(zone, ctx.now));
  const treaties = await withReporters(ctx, locale, statusesOf(assessment.iso3, acts, assessment.cutOffOn));
  return ratings.map((rating) => ({
    view: {
      words: wordsFor(rating, indicatorWords(edition, rating.indicator, treaties)),
      rating,
      last: null,
      self: null,
      suggested: null,
      reporters: treaties.reporters,
    },
    mutationId: newId(ctx.now),
  }));
}

/** A State asks nobody for its own answers, so that it gives none of the reasons of who asked in vain. */
function wordsFor({ kind }: RatingView, words: IndicatorCardView["words"]): IndicatorCardView["words"] {
  if (kind !== "self") return words;
  const reasons = words.reasons.filter(({ code }) => mayGiveReason(kind, code));
  return { ...words, reasons: reasons.map((reason) => ({ ...reason, needsRequest: false })) };
}
