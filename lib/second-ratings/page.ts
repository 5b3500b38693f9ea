/** What the page of a second rating shows to whom: cards to the second rater, both ratings once they were revealed. */
import "server-only";
import type { RatingState } from "@/db/enums";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { dayIn } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { type IndicatorCardView, indicatorWords } from "@/lib/ratings/card-view";
import type { CitationView } from "@/lib/ratings/evidence";
import { citedSources, secondRatingViews } from "@/lib/ratings/queries";
import { statusesOf, treatyActs, withReporters } from "@/lib/treaties/queries";
import { agreementByPillar, type GroupAgreement } from "./agreement";
import { type ComparedRating, pairFacts, readBoth, readHandIn, readPairs, readSample } from "./queries";
import { disagreementsOf, type GivenJudgement, given, type Sampled, startOf } from "./rules";

/** How far the second rating of an indicator is. */
export type SecondRatingStatus = "open" | "rated" | "handed_in" | "revealed";

/** One indicator of the sample, without any level. */
export type SampleLine = Sampled & { title: string; domain: string | null; status: SecondRatingStatus };

/** An indicator for the second rater: the question and the sources, never the first rating. */
export type SecondRatingCard = {
  view: IndicatorCardView;
  /** The sources that the first raters cite for it. */
  sources: readonly CitationView[];
  mutationId: string;
};

/** One side of a revealed pair as it stands now. */
export type ComparedSide = {
  state: RatingState;
  level: number | null;
  /** What was written for it, and in which language. */
  reason: string | null;
  language: string;
};

/** Both ratings of an indicator, and what was decided about them. */
export type ComparedPair = {
  indicator: string;
  title: string;
  domain: string | null;
  first: ComparedSide;
  second: ComparedSide;
  /** The first rating was changed after it was revealed. */
  changedSince: boolean;
  disagreement: ReturnType<typeof disagreementsOf>[number]["code"] | null;
  consensus: (GivenJudgement & { reason: string }) | null;
  /** A consensus that the first rating does not follow yet. */
  isFollowed: boolean;
  version: number;
};

export type SecondRatingPage = {
  place: AssessmentPage;
  edition: Edition;
  sample: readonly SampleLine[];
  /** Indicators that could still be asked for. */
  askable: readonly { code: string; title: string }[];
  isHandedIn: boolean;
  cards: readonly SecondRatingCard[];
  pairs: readonly ComparedPair[] | null;
  agreement: readonly GroupAgreement[];
  person: string;
  may: { write: boolean; ask: boolean; reveal: boolean; decide: boolean; openRatings: boolean };
};

/** Reads the page. Throws NOT_FOUND where the round asks for no second rating or the actor is not of the team. */
export async function secondRatingPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<SecondRatingPage> {
  const place = await assessmentPage(ctx, locale, key, "second_rating.see");
  const { assessment, subject } = place;
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const sample = await readSample(ctx, edition, assessment);
  const codes = sample.map(({ indicator }) => indicator);
  const [pairs, both, handIn] = await Promise.all([
    readPairs(ctx, assessment.id),
    readBoth(ctx, assessment.id, codes),
    readHandIn(ctx, assessment.id),
  ]);
  const revealed = new Set(pairs.map(({ indicator }) => indicator));
  const isHandedIn = handIn.handedInAt !== null;
  const statusOf = (indicator: string): SecondRatingStatus => {
    if (revealed.has(indicator)) return "revealed";
    const rating = both.second.get(indicator);
    if (rating === undefined || given(rating) === null) return "open";
    return isHandedIn ? "handed_in" : "rated";
  };
  const may = {
    write: can(ctx.actor, "second_rating.write", subject),
    ask: can(ctx.actor, "second_rating.ask", subject),
    reveal: can(ctx.actor, "second_rating.reveal", subject),
    decide: can(ctx.actor, "second_rating.decide", subject),
    openRatings: can(ctx.actor, "rating.read", subject),
  };
  const mayCompare = can(ctx.actor, "second_rating.compare", subject);
  const open = codes.filter((indicator) => !revealed.has(indicator));
  return {
    place,
    edition,
    sample: sample.map((one) => ({
      ...one,
      ...nameOf(edition, one.indicator),
      status: statusOf(one.indicator),
    })),
    askable: may.ask
      ? [...edition.indicators.values()]
          .filter(({ code }) => !codes.includes(code))
          .map(({ code, definition }) => ({ code, title: definition.title }))
      : [],
    isHandedIn,
    cards: may.write ? await cardsOf(ctx, locale, place, edition, open) : [],
    pairs: mayCompare
      ? codes.flatMap((indicator) => {
          const row = pairs.find((one) => one.indicator === indicator);
          if (row === undefined) return [];
          return [comparedPair(edition, row, both.first.get(indicator), both.second.get(indicator))];
        })
      : null,
    agreement: mayCompare ? agreementByPillar(edition, pairs.map(pairFacts), startOf(assessment)) : [],
    person: ctx.actor.userId,
    may,
  };
}

function nameOf(edition: Edition, code: string): { title: string; domain: string | null } {
  const indicator = edition.indicators.get(code);
  return { title: indicator?.definition.title ?? code, domain: indicator?.domain ?? null };
}

async function cardsOf(
  ctx: PersonCtx,
  locale: Locale,
  place: AssessmentPage,
  edition: Edition,
  indicators: readonly string[],
): Promise<readonly SecondRatingCard[]> {
  const { assessment, zone } = place;
  const [ratings, sources, acts] = await Promise.all([
    secondRatingViews(ctx, place, indicators),
    citedSources(ctx, assessment.id, indicators),
    treatyActs(ctx, [assessment.iso3], dayIn(zone, ctx.now)),
  ]);
  const treaties = await withReporters(ctx, locale, statusesOf(assessment.iso3, acts, assessment.cutOffOn));
  return ratings.map((rating) => ({
    view: {
      words: indicatorWords(edition, rating.indicator, treaties),
      rating,
      last: null,
      suggested: null,
      reporters: treaties.reporters,
    },
    sources: sources.get(rating.indicator) ?? [],
    mutationId: newId(ctx.now),
  }));
}

function comparedPair(
  edition: Edition,
  row: Awaited<ReturnType<typeof readPairs>>[number],
  firstNow: ComparedRating | undefined,
  secondNow: ComparedRating | undefined,
): ComparedPair {
  const { indicator, first, second, consensus } = pairFacts(row);
  const [disagreement] = disagreementsOf(edition, indicator, first, second);
  const present = firstNow === undefined ? null : given(firstNow);
  return {
    indicator,
    ...nameOf(edition, indicator),
    first: { ...first, ...reasonOf(firstNow) },
    second: { ...second, ...reasonOf(secondNow) },
    changedSince: firstNow !== undefined && firstNow.version !== row.firstVersion,
    disagreement: disagreement?.code ?? null,
    consensus: consensus === null ? null : { ...consensus, reason: row.consensusReason ?? "" },
    isFollowed:
      consensus === null ||
      (present !== null && present.state === consensus.state && present.level === consensus.level),
    version: row.version,
  };
}

function reasonOf(rating: ComparedRating | undefined): Pick<ComparedSide, "reason" | "language"> {
  const reason = rating?.state === "not_applicable" ? rating.notApplicableReason : rating?.rationale;
  return { reason: reason ?? null, language: rating?.language ?? "und" };
}
