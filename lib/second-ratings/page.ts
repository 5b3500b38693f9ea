/** What the page of a second rating shows to whom: cards to the second rater, both ratings once they were revealed. */
import "server-only";
import type { RatingState } from "@/db/enums";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import type { CitationView } from "@/lib/ratings/evidence";
import { citedSources } from "@/lib/ratings/queries";
import { UNDETERMINED } from "@/lib/text/language";
import { agreementByPillar, type GroupAgreement } from "./agreement";
import { type SecondRatingCard, secondRatingCards } from "./cards";
import {
  type ComparedRating,
  pairFacts,
  readBoth,
  readHandIn,
  readPairs,
  readRevealedReasons,
  readSample,
} from "./queries";
import {
  disagreementsOf,
  type GivenJudgement,
  given,
  reasonOf,
  type Sampled,
  sameJudgement,
  startOf,
} from "./rules";

/** How far the second rating of an indicator is. */
export type SecondRatingStatus = "open" | "reason_missing" | "rated" | "handed_in" | "revealed";

/** One indicator of the sample, without any level. */
export type SampleLine = Sampled & { title: string; domain: string | null; status: SecondRatingStatus };

/** One side of a pair: a judgement with what was written for it, and in which language. */
export type ComparedSide = {
  state: RatingState;
  level: number | null;
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
  /** The first rating as it is now, where it was changed after it was revealed. */
  firstNow: ComparedSide | null;
  disagreement: ReturnType<typeof disagreementsOf>[number]["code"] | null;
  consensus: (GivenJudgement & { reason: string }) | null;
  /** Whether the first rating says by now what was decided; true where nothing was. */
  isFollowed: boolean;
  /** What the first raters cite, for who decides. */
  sources: readonly CitationView[];
  version: number;
};

export type SecondRatingPage = {
  place: AssessmentPage;
  edition: Edition;
  sample: readonly SampleLine[];
  /** Indicators that could still be asked for. */
  askable: readonly { code: string; title: string }[];
  isHandedIn: boolean;
  /** Indicators of the sample whose first rating has no level yet, for who may reveal. */
  firstMissing: readonly string[];
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
    if (reasonOf(rating) === null) return "reason_missing";
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
    firstMissing: may.reveal ? open.filter((indicator) => !isGiven(both.first.get(indicator))) : [],
    cards: may.write ? await secondRatingCards(ctx, locale, place, edition, open) : [],
    pairs: mayCompare
      ? undecidedFirst(await comparedPairs(ctx, { place, edition, codes, pairs, both }, may.decide))
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

function isGiven(rating: ComparedRating | undefined): boolean {
  return rating !== undefined && given(rating) !== null;
}

type Compared = {
  place: AssessmentPage;
  edition: Edition;
  codes: readonly string[];
  pairs: Awaited<ReturnType<typeof readPairs>>;
  both: Awaited<ReturnType<typeof readBoth>>;
};

/** The revealed pairs in the order of the edition; who decides also gets what the first raters cite. */
async function comparedPairs(
  ctx: PersonCtx,
  { place, edition, codes, pairs, both }: Compared,
  mayDecide: boolean,
): Promise<readonly ComparedPair[]> {
  const { id } = place.assessment;
  const revealedReasons = await readRevealedReasons(ctx, id);
  const sources = mayDecide ? await citedSources(ctx, id, codes) : new Map<string, readonly CitationView[]>();
  return codes.flatMap((indicator) => {
    const row = pairs.find((one) => one.indicator === indicator);
    if (row === undefined) return [];
    const now = { first: both.first.get(indicator), second: both.second.get(indicator) };
    return [comparedPair(edition, row, now, revealedReasons, sources.get(indicator) ?? [])];
  });
}

function comparedPair(
  edition: Edition,
  row: Awaited<ReturnType<typeof readPairs>>[number],
  now: Readonly<Record<"first" | "second", ComparedRating | undefined>>,
  revealedReasons: ReadonlyMap<string, string | null>,
  sources: readonly CitationView[],
): ComparedPair {
  const { indicator, first, second, consensus } = pairFacts(row);
  const [disagreement] = disagreementsOf(edition, indicator, first, second);
  const present = now.first === undefined ? null : given(now.first);
  const isChanged = now.first !== undefined && now.first.version !== row.firstVersion;
  const written = textOf(now.first);
  return {
    indicator,
    ...nameOf(edition, indicator),
    first: { ...first, ...written, ...(isChanged ? { reason: revealedReasons.get(indicator) ?? null } : {}) },
    second: { ...second, ...textOf(now.second) },
    firstNow: isChanged && present !== null ? { ...present, ...written } : null,
    disagreement: disagreement?.code ?? null,
    consensus: consensus === null ? null : { ...consensus, reason: row.consensusReason ?? "" },
    isFollowed: consensus === null || (present !== null && sameJudgement(present, consensus)),
    sources,
    version: row.version,
  };
}

function textOf(rating: ComparedRating | undefined): Pick<ComparedSide, "reason" | "language"> {
  if (rating === undefined) return { reason: null, language: UNDETERMINED };
  return { reason: reasonOf(rating), language: rating.language };
}

/** What waits for a decision first, the rest in the order of the edition. */
function undecidedFirst(pairs: readonly ComparedPair[]): readonly ComparedPair[] {
  const waits = ({ disagreement, consensus }: ComparedPair) => disagreement !== null && consensus === null;
  return [...pairs.filter(waits), ...pairs.filter((pair) => !waits(pair))];
}
