/** What the pages of findings show. */
import "server-only";
import { FINDING_STATES } from "@/db/enums";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { type HistoryLine, historyLines } from "@/lib/audit/lines";
import { historyOf } from "@/lib/audit/queries";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import type { Locale } from "@/lib/i18n/locales";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { citedBehind } from "@/lib/ratings/cited";
import type { CitationView } from "@/lib/ratings/evidence";
import { type RecommendationLine, recommendationLines } from "@/lib/recommendations/lines";
import { capabilityChoices, type TargetChoice } from "@/lib/recommendations/targets";
import { referencesIn } from "@/lib/references/in-texts";
import { type InstitutionChoice, institutionChoices } from "@/lib/registers/institution";
import { type Rating, ratingOf } from "@/lib/scoring/rating";
import type { References } from "@/lib/text/tokens";
import { FINDING_ENTITY } from "./mutations";
import { byPriority, highestPriority, type PriorityView, type Proposal } from "./proposals";
import { type Judged, judgedOf, openProposals } from "./proposed";
import { type StoredFinding, storedFinding, storedFindings } from "./queries";
import type { FindingFilter, FindingKey, ProposalKey } from "./schema";

/** A finding as a page shows it, with the priority that the rule of the edition gives it. */
export type FindingView = Omit<StoredFinding, "id" | "proposals"> & { priority: PriorityView | null };

/** What the forms offer. */
export type FindingChoices = {
  indicators: readonly { code: string; title: string }[];
  domains: readonly { code: string; title: string }[];
};

type Frame = { place: AssessmentPage; titles: ReadonlyMap<string, string>; language: string };

export type FindingsPage = Frame & {
  findings: readonly FindingView[];
  proposals: readonly Proposal[];
  references: References;
  /** Null for who may not write findings. */
  choices: FindingChoices | null;
};

/** An indicator that a finding rests on, as it was judged, with what stands behind it. */
export type JudgedIndicator = {
  code: string;
  rating: Rating;
  sentence: string | null;
  priority: PriorityView | null;
  citations: readonly CitationView[];
};

export type FindingPage = Frame & {
  finding: FindingView;
  judged: readonly JudgedIndicator[];
  references: References;
  recommendations: readonly RecommendationLine[];
  today: string;
  choices: FindingChoices | null;
  /** What the form of a recommendation offers; null for who may not write one, and for a dismissed finding. */
  recommend: { institutions: readonly InstitutionChoice[]; targets: readonly TargetChoice[] } | null;
  history: readonly HistoryLine[];
};

export type ProposalPage = Frame & {
  proposal: Proposal;
  judged: JudgedIndicator | null;
  choices: FindingChoices;
  /** The findings that it can be joined to. */
  findings: readonly FindingView[];
};

/** Reads the findings of an assessment by priority, dismissed ones last, and what the rule proposes. Throws NOT_FOUND where they are hidden. */
export async function findingsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
  filter: FindingFilter,
): Promise<FindingsPage> {
  const { frame, judged, choices } = await frameOf(ctx, locale, key);
  const stored = await storedFindings(ctx, frame.place.assessment.id);
  const shown = stored.filter(
    ({ kind, state }) =>
      (filter.kind === null || kind === filter.kind) && (filter.state === null || state === filter.state),
  );
  return {
    ...frame,
    findings: FINDING_STATES.flatMap((state) =>
      byPriority(
        judged.priorities,
        shown.filter((finding) => finding.state === state),
      ),
    ).map((finding) => viewOf(finding, judged)),
    proposals: await openProposals(ctx, frame.place.assessment, judged),
    references: await referencesIn(ctx, locale, judged.edition.id, shown.map(textsOf)),
    choices,
  };
}

/** Reads one finding with what stands behind it. Throws NOT_FOUND where it is absent or hidden. */
export async function findingPage(ctx: PersonCtx, locale: Locale, key: FindingKey): Promise<FindingPage> {
  const { frame, judged, choices, today } = await frameOf(ctx, locale, key);
  const { assessment, subject } = frame.place;
  const stored = await storedFinding(ctx, assessment.id, key.number);
  const mayRecommend = can(ctx.actor, "recommendation.write", subject) && stored.state === "accepted";
  return {
    ...frame,
    today,
    finding: viewOf(stored, judged),
    judged: await judgedIndicators(ctx, assessment.id, stored.indicators, judged),
    references: await referencesIn(ctx, locale, judged.edition.id, textsOf(stored)),
    recommendations: await recommendationLines(ctx, assessment.id, stored.id),
    choices,
    recommend: mayRecommend
      ? {
          institutions: await institutionChoices(ctx, assessment.iso3),
          targets: capabilityChoices(judged.edition, judged.ratings, stored.indicators),
        }
      : null,
    history: historyLines(await historyOf(ctx, FINDING_ENTITY, stored.id)),
  };
}

/** Reads one open proposal for who may decide on it. Throws NOT_FOUND where it is absent, decided or hidden. */
export async function proposalPage(ctx: PersonCtx, locale: Locale, key: ProposalKey): Promise<ProposalPage> {
  const { frame, judged, choices } = await frameOf(ctx, locale, key);
  const { assessment } = frame.place;
  const proposals = await openProposals(ctx, assessment, judged);
  const proposal = proposals.find((one) => one.key === key.proposal);
  if (!proposal || choices === null) throw new AppError("NOT_FOUND", `proposal ${key.proposal}`);
  const codes = proposal.indicator === null ? [] : [proposal.indicator];
  const [own = null] = await judgedIndicators(ctx, assessment.id, codes, judged);
  const stored = await storedFindings(ctx, assessment.id);
  const standing = stored.filter(({ state }) => state === "accepted");
  return {
    ...frame,
    proposal,
    judged: own,
    choices,
    findings: byPriority(judged.priorities, standing).map((finding) => viewOf(finding, judged)),
  };
}

async function frameOf(ctx: PersonCtx, locale: Locale, key: AssessmentKey) {
  const place = await assessmentPage(ctx, locale, key, "finding.read");
  const judged = await judgedOf(ctx, place.assessment);
  const { edition } = judged;
  const titles = new Map([
    ...[...edition.indicators.values()].map(({ code, definition }) => [code, definition.title] as const),
    ...[...edition.nodes.values()].map(({ key: code, title }) => [code, title] as const),
  ]);
  const frame: Frame = { place, titles, language: edition.file.language };
  const mayWrite = can(ctx.actor, "finding.write", place.subject);
  return { frame, judged, today: dayIn(place.zone, ctx.now), choices: mayWrite ? choicesOf(edition) : null };
}

function choicesOf({ indicators, nodes }: Edition): FindingChoices {
  return {
    indicators: [...indicators.values()].map(({ code, definition }) => ({ code, title: definition.title })),
    domains: [...nodes.values()].flatMap(({ key, kind, title }) =>
      kind === "domain" ? [{ code: key, title }] : [],
    ),
  };
}

function textsOf({ statement, evidence, dismissalReason }: StoredFinding) {
  return [statement, evidence, dismissalReason];
}

function viewOf(
  { id: _id, proposals: _proposals, ...finding }: StoredFinding,
  { priorities }: Judged,
): FindingView {
  return { ...finding, priority: highestPriority(priorities, finding.indicators) };
}

async function judgedIndicators(
  ctx: PersonCtx,
  assessmentId: string,
  codes: readonly string[],
  { edition, ratings, priorities }: Judged,
): Promise<readonly JudgedIndicator[]> {
  const cited = await citedBehind(ctx, assessmentId, codes);
  return codes.map((code) => {
    const rating = ratingOf(ratings, code);
    return {
      code,
      rating,
      sentence: rating.state === "rated" ? levelSentence(edition, code, rating.level) : null,
      priority: priorities.get(code)?.view ?? null,
      citations: cited.get(code) ?? [],
    };
  });
}
