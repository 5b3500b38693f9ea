/** What the team's pages of contributions show. */
import "server-only";
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
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
import { TEAM_DUTIES } from "@/lib/policy/duties";
import { mayAddTo, visibleTo as sourceVisibleTo } from "@/lib/sources/visible-to";
import { erasureTimeOf } from "./erasure";
import { type ContributionFile, contributionFileViews } from "./files";
import { nobodyReads } from "./left-behind";
import { type LinkView, linkViews } from "./link-views";
import { type ContributionStage, contributionStage, type ErasureTime, isAlive } from "./rules";
import type { ContributionKey } from "./schema";
import { type ContributionRow, contributionSubject } from "./subject";
import { usedInRelease } from "./used";
import { effectiveClass, visibleTo } from "./visible-to";

export type ContributionLine = Pick<ContributionRow, "id" | "code" | "accessClass"> & {
  receivedOn: string;
  /** Null for one of a signed-in contributor. */
  link: string | null;
  stage: ContributionStage;
};

export type Choice = { code: string; title: string };

export type ContributionsPage = {
  place: AssessmentPage;
  today: string;
  /** Null for who may not make links. */
  links: readonly LinkView[] | null;
  contributions: readonly ContributionLine[];
  /** For programme managers: that there are contributions which nobody can read, and nothing of what they say. */
  unread: readonly UnreadContribution[];
  indicators: readonly Choice[];
};

/** A contribution that nobody can read. */
export type UnreadContribution = Pick<ContributionRow, "id" | "code"> & { receivedOn: string };

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
    .select({ row: contributions, accessClass: effectiveClass, link: contributionLinks.label })
    .from(contributions)
    .leftJoin(contributionLinks, eq(contributionLinks.id, contributions.linkId))
    .where(and(eq(contributions.assessmentId, assessment.id), visibleTo(ctx.actor)))
    .orderBy(desc(contributions.receivedAt), desc(contributions.id));
  const released = await usedInRelease(
    ctx,
    rows.map(({ row }) => row.id),
  );
  return {
    place,
    today,
    links: manages ? await linkViews(ctx, place, today) : null,
    contributions: rows.map(({ row, accessClass, link }) => ({
      id: row.id,
      code: row.code,
      accessClass,
      receivedOn: dayIn(zone, row.receivedAt),
      link,
      stage: contributionStage({ ...row, inRelease: released.get(row.id) ?? [] }),
    })),
    unread: can(ctx.actor, "contribution.see_unread", subject) ? await unreadOf(ctx, place) : [],
    indicators: manages ? await indicatorChoices(ctx, assessment.editionSha256) : [],
  };
}

async function unreadOf(
  ctx: Ctx,
  { assessment, zone }: AssessmentPage,
): Promise<readonly UnreadContribution[]> {
  const rows = await ctx.read
    .select({ id: contributions.id, code: contributions.code, receivedAt: contributions.receivedAt })
    .from(contributions)
    .where(and(eq(contributions.assessmentId, assessment.id), nobodyReads))
    .orderBy(asc(contributions.receivedAt), asc(contributions.id));
  return rows.map(({ receivedAt, ...line }) => ({ ...line, receivedOn: dayIn(zone, receivedAt) }));
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
  const [marked, additions, files, [ofLink], [source], readers, released] = await Promise.all([
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
    usedInRelease(ctx, [row.id]),
  ]);
  const answers = can(ctx.actor, "contribution.answer", subject);
  const grants = can(ctx.actor, "contribution.grant", subject);
  const alive = isAlive(row);
  return {
    place,
    contribution: {
      id: row.id,
      code: row.code,
      accessClass: subject.accessClass,
      receivedOn: dayIn(place.zone, row.receivedAt),
      link: ofLink?.label ?? null,
      stage: contributionStage({ ...row, inRelease: released.get(row.id) ?? [] }),
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
