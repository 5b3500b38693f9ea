/** What the team's pages of contributions show. */
import { TEAM_DUTIES } from "@/lib/policy/duties";
import "server-only";
import { and, asc, count, desc, eq, inArray, isNull } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import {
  contributionAdditions,
  contributionIndicators,
  contributionLinks,
  contributionReaders,
  contributions,
} from "@/db/schema/contribution";
import { sources } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { mayAddTo, visibleTo as sourceVisibleTo } from "@/lib/sources/visible-to";
import { erasureTimeOf } from "./erasure";
import { type ContributionFile, contributionFileViews } from "./files";
import { isAlive } from "./receipt";
import { type ErasureTime, type LinkState, linkState } from "./rules";
import type { ContributionKey } from "./schema";
import { type ContributionRow, contributionSubject } from "./subject";
import { visibleTo } from "./visible-to";

/** How a contribution stands for the team. */
export const CONTRIBUTION_STATES = ["new", "read", "used", "not_used", "withdrawn"] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

export type LinkView = {
  id: string;
  label: string;
  purpose: string;
  purposeLanguage: string;
  openUntil: string;
  /** A full link is closed for who did not make it: that it is full would be a count. */
  state: LinkState;
  /** How many came; null for who did not make it. */
  came: number | null;
  contributionsMax: number;
};

export type ContributionLine = Pick<ContributionRow, "id" | "code" | "accessClass"> & {
  receivedOn: string;
  /** Null for one of a signed-in contributor. */
  link: string | null;
  state: ContributionState;
};

export type Choice = { code: string; title: string };

export type ContributionsPage = {
  place: AssessmentPage;
  today: string;
  /** Null for who may not make links. */
  links: readonly LinkView[] | null;
  contributions: readonly ContributionLine[];
  indicators: readonly Choice[];
};

export function stateOf({
  outcome,
  readAt,
  sourceId,
  consentWithdrawnAt,
}: ContributionRow): ContributionState {
  if (consentWithdrawnAt !== null) return "withdrawn";
  if (outcome !== null) return outcome;
  return readAt === null && sourceId === null ? "new" : "read";
}

/** Reads links and contributions of an assessment, each contribution only for who may read it. Throws NOT_FOUND. */
export async function contributionsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<ContributionsPage> {
  const place = await assessmentPage(ctx, locale, key, "contribution.see");
  const { assessment, zone, subject } = place;
  const today = dayIn(zone, ctx.now);
  const manages = can(ctx.actor, "contribution_link.manage", subject);
  const rows = await ctx.read
    .select({ row: contributions, link: contributionLinks.label })
    .from(contributions)
    .leftJoin(contributionLinks, eq(contributionLinks.id, contributions.linkId))
    .where(and(eq(contributions.assessmentId, assessment.id), visibleTo(ctx.actor)))
    .orderBy(desc(contributions.receivedAt), desc(contributions.id));
  return {
    place,
    today,
    links: manages ? await linkViews(ctx, place, today) : null,
    contributions: rows.map(({ row, link }) => ({
      id: row.id,
      code: row.code,
      accessClass: row.accessClass,
      receivedOn: dayIn(zone, row.receivedAt),
      link,
      state: stateOf(row),
    })),
    indicators: manages ? await indicatorChoices(ctx, assessment.editionSha256) : [],
  };
}

async function linkViews(
  ctx: PersonCtx,
  { assessment }: AssessmentPage,
  today: string,
): Promise<readonly LinkView[]> {
  const rows = await ctx.read
    .select()
    .from(contributionLinks)
    .where(eq(contributionLinks.assessmentId, assessment.id))
    .orderBy(desc(contributionLinks.createdAt), desc(contributionLinks.id));
  const counts = await ctx.read
    .select({ linkId: contributions.linkId, came: count() })
    .from(contributions)
    .where(eq(contributions.assessmentId, assessment.id))
    .groupBy(contributions.linkId);
  return rows.map((link) => {
    const came = counts.find(({ linkId }) => linkId === link.id)?.came ?? 0;
    const isOwn = link.createdBy === ctx.actor.userId;
    const state = linkState({ ...link, state: assessment.state }, today, came);
    const { id, label, purpose, purposeLanguage, openUntil, contributionsMax } = link;
    return {
      id,
      label,
      purpose,
      purposeLanguage,
      openUntil,
      contributionsMax,
      state: state === "full" && !isOwn ? "open" : state,
      came: isOwn ? came : null,
    };
  });
}

async function indicatorChoices(ctx: Ctx, editionSha256: string): Promise<readonly Choice[]> {
  const edition = await editionByHash(ctx, editionSha256);
  return [...edition.indicators.values()].map(({ code, definition }) => ({ code, title: definition.title }));
}

type Named = { userId: string; name: string };

/** Everything about one contribution that its reader may see. */
export type ContributionPage = {
  place: AssessmentPage;
  contribution: ContributionLine &
    Pick<
      ContributionRow,
      | "version"
      | "body"
      | "basis"
      | "language"
      | "mayQuote"
      | "outcome"
      | "notUsedReason"
      | "answer"
      | "answerLanguage"
      | "eraseOn"
    > & {
      about: readonly string[];
      usedIn: readonly string[];
      additions: readonly { id: string; body: string; language: string; addedOn: string }[];
      files: readonly ContributionFile[];
      /** The code of the source that was made of it, for who may read that. */
      source: string | null;
      hasSource: boolean;
      erasure: ErasureTime;
    };
  indicators: readonly Choice[];
  readers: readonly (Named & { isKeeper: boolean })[];
  grantable: readonly Named[];
  may: { noteReading: boolean; answer: boolean; makeSource: boolean; grant: boolean; nameReaders: boolean };
};

/** Reads one contribution. Throws NOT_FOUND where it is absent, hidden or of another assessment. */
export async function contributionPage(
  ctx: PersonCtx,
  locale: Locale,
  key: ContributionKey,
): Promise<ContributionPage> {
  const place = await assessmentPage(ctx, locale, key, "contribution.see");
  const { row, ...subject } = await contributionSubject(ctx, key.contribution);
  if (row.assessmentId !== place.assessment.id)
    throw new AppError("NOT_FOUND", `contribution ${key.contribution}`);
  const [marked, additions, files, [ofLink], [source], readers] = await Promise.all([
    ctx.read
      .select({ indicator: contributionIndicators.indicator, isUsed: contributionIndicators.isUsed })
      .from(contributionIndicators)
      .where(eq(contributionIndicators.contributionId, row.id))
      .orderBy(asc(contributionIndicators.indicator)),
    ctx.read
      .select({
        id: contributionAdditions.id,
        body: contributionAdditions.body,
        language: contributionAdditions.language,
        addedAt: contributionAdditions.addedAt,
      })
      .from(contributionAdditions)
      .where(eq(contributionAdditions.contributionId, row.id))
      .orderBy(asc(contributionAdditions.id)),
    contributionFileViews(ctx, row.id),
    ctx.read
      .select({ label: contributionLinks.label })
      .from(contributionLinks)
      .where(eq(contributionLinks.id, row.linkId ?? row.id)),
    ctx.read
      .select({ code: sources.code })
      .from(sources)
      .where(and(eq(sources.id, row.sourceId ?? row.id), sourceVisibleTo(ctx))),
    readersOf(ctx, row),
  ]);
  const answers = can(ctx.actor, "contribution.answer", subject);
  const grants = can(ctx.actor, "contribution.grant", subject);
  const alive = isAlive(row);
  return {
    place,
    contribution: {
      id: row.id,
      code: row.code,
      accessClass: row.accessClass,
      receivedOn: dayIn(place.zone, row.receivedAt),
      link: ofLink?.label ?? null,
      state: stateOf(row),
      version: row.version,
      body: row.body,
      basis: row.basis,
      language: row.language,
      mayQuote: row.mayQuote,
      outcome: row.outcome,
      notUsedReason: row.notUsedReason,
      answer: row.answer,
      answerLanguage: row.answerLanguage,
      eraseOn: row.eraseOn,
      about: marked.flatMap(({ indicator, isUsed }) => (isUsed ? [] : [indicator])),
      usedIn: marked.flatMap(({ indicator, isUsed }) => (isUsed ? [indicator] : [])),
      additions: additions.map(({ addedAt, ...addition }) => ({
        ...addition,
        addedOn: dayIn(place.zone, addedAt),
      })),
      files,
      source: source?.code ?? null,
      hasSource: row.sourceId !== null,
      erasure: await erasureTimeOf(ctx, row, place.zone),
    },
    indicators: answers ? await indicatorChoices(ctx, place.assessment.editionSha256) : [],
    readers,
    grantable: grants && alive ? await grantableOf(ctx, row, readers) : [],
    may: {
      noteReading: answers && row.readAt === null && row.sourceId === null && alive,
      answer: answers,
      makeSource: answers && alive && row.sourceId === null && (await mayAddTo(ctx, key.iso3)),
      grant: grants,
      nameReaders: grants && alive,
    },
  };
}

async function readersOf(ctx: Ctx, { id, keeperId }: ContributionRow) {
  const rows = await ctx.read
    .select({ userId: users.id, name: users.name })
    .from(contributionReaders)
    .innerJoin(users, eq(users.id, contributionReaders.userId))
    .where(eq(contributionReaders.contributionId, id))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map((reader) => ({ ...reader, isKeeper: reader.userId === keeperId }));
}

/** People of the team who do not read it yet. */
async function grantableOf(
  ctx: Ctx,
  { assessmentId }: ContributionRow,
  readers: readonly Named[],
): Promise<readonly Named[]> {
  const team = await ctx.read
    .selectDistinct({ userId: users.id, name: users.name })
    .from(assessmentDuties)
    .innerJoin(users, eq(users.id, assessmentDuties.userId))
    .where(
      and(
        eq(assessmentDuties.assessmentId, assessmentId),
        isNull(assessmentDuties.endedAt),
        isNull(users.disabledAt),
        inArray(assessmentDuties.duty, [...TEAM_DUTIES]),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
  return team.filter(({ userId }) => readers.every((reader) => reader.userId !== userId));
}
