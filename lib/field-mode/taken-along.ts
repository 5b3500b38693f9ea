/** The cards that go along on a device, and what stands beside them. */
import "server-only";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import { dayIn } from "@/lib/core/days";
import type { PersonCtx } from "@/lib/core/request";
import { derivationFacts } from "@/lib/derived/facts";
import { suggestedLevels } from "@/lib/derived/suggestion";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { bareCards } from "@/lib/ratings/bare-cards";
import { domainCards, type IndicatorCardView } from "@/lib/ratings/card-view";
import type { CitedPassage } from "@/lib/ratings/evidence";
import { lastRatings } from "@/lib/ratings/last-round";
import { ratingViews, ratingViewsOfKind } from "@/lib/ratings/queries";
import { openSample, secondRatingCards } from "@/lib/second-ratings/cards";
import { ownSections } from "@/lib/self-assessments/sections";
import { statusesOf, treatyActs, withReporters } from "@/lib/treaties/queries";
import type { FieldPack } from "./pack";
import type { FieldPart } from "./rules";
import { mayLieOnDevice } from "./source-on-device";

type Place = LoadedAssessment & { zone: string; edition: Edition };
type Card = { view: IndicatorCardView; sources?: readonly CitedPassage[] };
type Taken = Pick<FieldPack, "isLocked" | "domains">;

/**
 * What of an assessment goes along with whom: with the team its ratings and last round's beside them; with the second
 * rater the indicators that were not revealed, the own second ratings and the sources, and nothing of what the team
 * says; with the State its own answers, a contributor's in the own sections.
 */
export async function takenAlong(
  ctx: PersonCtx,
  locale: Locale,
  place: Place,
  { part, withRestricted }: { part: FieldPart; withRestricted: boolean },
): Promise<Taken> {
  const { assessment, edition } = place;
  if (part === "draft") {
    return {
      isLocked: false,
      domains: byDomain(edition, await draftCards(ctx, locale, place), withRestricted),
    };
  }
  if (part === "second_rating") {
    const { indicators, isHandedIn } = await openSample(ctx, edition, assessment);
    const cards = await secondRatingCards(ctx, locale, place, edition, indicators);
    return { isLocked: isHandedIn, domains: filled(byDomain(edition, cards, withRestricted)) };
  }
  const own = await ownSections(ctx, place);
  const indicators = edition.file.domains
    .filter(({ code }) => own === null || own.includes(code))
    .flatMap(({ code }) => edition.nodes.get(code)?.indicators ?? []);
  const answers = await ratingViewsOfKind(ctx, place, { indicators, kind: "self" });
  const cards = await bareCards(ctx, locale, place, edition, answers);
  return { isLocked: false, domains: filled(byDomain(edition, cards, withRestricted)) };
}

async function draftCards(ctx: PersonCtx, locale: Locale, place: Place): Promise<readonly Card[]> {
  const { assessment, edition, zone } = place;
  const today = dayIn(zone, ctx.now);
  const [ratings, last, acts] = await Promise.all([
    ratingViews(ctx, place, {}),
    lastRatings(ctx, assessment),
    treatyActs(ctx, [assessment.iso3], today),
  ]);
  const suggested = suggestedLevels(edition, await derivationFacts(ctx, assessment, { acts, today }));
  const treaties = await withReporters(ctx, locale, statusesOf(assessment.iso3, acts, assessment.cutOffOn));
  return edition.file.domains.flatMap(({ code }) =>
    domainCards(edition, code, ratings, last, treaties, suggested).map((view) => ({ view })),
  );
}

/** The cards below their domains, in the order of the edition, without what may not go along. */
function byDomain(edition: Edition, cards: readonly Card[], withRestricted: boolean): FieldPack["domains"] {
  const mayGo = ({ source }: CitedPassage) => source.visible && mayLieOnDevice(source, withRestricted);
  return edition.file.domains.map(({ code, title }) => {
    const own = cards.filter(({ view }) => edition.indicators.get(view.words.code)?.domain === code);
    return {
      code,
      title,
      cards: own.map(({ view }) => ({
        ...view,
        rating: { ...view.rating, citations: view.rating.citations.filter(mayGo) },
      })),
      sources: Object.fromEntries(
        own.flatMap(({ view, sources }) =>
          sources === undefined ? [] : [[view.words.code, sources.filter(mayGo)]],
        ),
      ),
    };
  });
}

const filled = (domains: FieldPack["domains"]) => domains.filter(({ cards }) => cards.length > 0);
