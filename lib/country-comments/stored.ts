/** Drafts that were sent to the State, its comments and their answers, as they are stored. */
import "server-only";
import { and, asc, desc, eq, exists, gt, gte, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias, QueryBuilder } from "drizzle-orm/pg-core";
import { assessments } from "@/db/schema/assessment";
import {
  commentResponses,
  countryCommentFiles,
  countryComments,
  countryDrafts,
} from "@/db/schema/country-comment";
import { releases } from "@/db/schema/release";
import type { Ctx } from "@/lib/core/context";

export type CountryDraftRow = typeof countryDrafts.$inferSelect;

/** The drafts of an assessment, oldest first. The caller has asked whether the actor may see them. */
export function storedDrafts(ctx: Ctx, assessmentId: string): Promise<CountryDraftRow[]> {
  return ctx.read
    .select()
    .from(countryDrafts)
    .where(eq(countryDrafts.assessmentId, assessmentId))
    .orderBy(asc(countryDrafts.number));
}

/** The draft that was sent last; undefined where none was. */
export async function latestDraft(ctx: Ctx, assessmentId: string): Promise<CountryDraftRow | undefined> {
  const [row] = await ctx.read
    .select()
    .from(countryDrafts)
    .where(eq(countryDrafts.assessmentId, assessmentId))
    .orderBy(desc(countryDrafts.number))
    .limit(1);
  return row;
}

/** A comment of the State with its answer and the number of its files. */
export type StoredComment = {
  id: string;
  draft: number;
  draftId: string;
  indicator: string | null;
  body: string;
  language: string;
  version: number;
  /** It was handed in. */
  isHandedIn: boolean;
  files: number;
  /** What stands as its answer went to the State, with a later draft or with a release; it is not changed any more. */
  isAnswerSent: boolean;
  response: Pick<
    typeof commentResponses.$inferSelect,
    "disposition" | "reason" | "language" | "version"
  > | null;
};

const laterDrafts = alias(countryDrafts, "later_drafts");

/**
 * Whether the answers to the comments on a row of `country_drafts` went to the State: a later draft was sent, or a
 * release was published after its time had ended.
 */
export const answersWereSent: SQL<boolean> = sql<boolean>`${or(
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(laterDrafts)
      .where(
        and(
          eq(laterDrafts.assessmentId, countryDrafts.assessmentId),
          gt(laterDrafts.number, countryDrafts.number),
        ),
      ),
  ),
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(releases)
      .where(
        and(
          eq(releases.assessmentId, countryDrafts.assessmentId),
          gte(releases.publishedAt, countryDrafts.endedAt),
        ),
      ),
  ),
)}`;

/**
 * The comments of an assessment by draft, the text as a whole first; with those that were not handed in yet only for the
 * State. The caller has asked whether the actor may see them.
 */
export async function storedComments(
  ctx: Ctx,
  assessmentId: string,
  { unsent }: { unsent: boolean },
): Promise<readonly StoredComment[]> {
  const rows = await ctx.read
    .select({
      id: countryComments.id,
      draft: countryDrafts.number,
      draftId: countryComments.draftId,
      indicator: countryComments.indicator,
      body: countryComments.body,
      language: countryComments.language,
      version: countryComments.version,
      isHandedIn: sql<boolean>`${countryDrafts.outcome} is not distinct from 'commented'`,
      files: sql<number>`(select count(*)::int from ${countryCommentFiles} where ${countryCommentFiles.commentId} = ${countryComments.id})`,
      isAnswerSent: answersWereSent,
      response: {
        disposition: commentResponses.disposition,
        reason: commentResponses.reason,
        language: commentResponses.language,
        version: commentResponses.version,
      },
    })
    .from(countryComments)
    .innerJoin(countryDrafts, eq(countryDrafts.id, countryComments.draftId))
    .leftJoin(commentResponses, eq(commentResponses.commentId, countryComments.id))
    .where(
      and(
        eq(countryComments.assessmentId, assessmentId),
        unsent ? undefined : eq(countryDrafts.outcome, "commented"),
      ),
    )
    .orderBy(asc(countryDrafts.number), sql`${countryComments.indicator} asc nulls first`);
  return rows;
}

/** How many comments on a draft were written. */
export function countComments(ctx: Ctx, draftId: string): Promise<number> {
  return ctx.read.$count(countryComments, eq(countryComments.draftId, draftId));
}

/** How many comments of the State that were handed in have no answer, as a column beside rows of `assessments`. */
export const commentsToAnswer: SQL<number> = sql<number>`(select count(*)::int from ${countryComments} join ${countryDrafts} on ${eq(
  countryDrafts.id,
  countryComments.draftId,
)} left join ${commentResponses} on ${eq(commentResponses.commentId, countryComments.id)} where ${and(
  eq(countryComments.assessmentId, assessments.id),
  eq(countryDrafts.outcome, "commented"),
  isNull(commentResponses.commentId),
)})`;

/** The points of the State that were handed in and not answered, by indicator; null is the text as a whole. */
export async function unansweredComments(
  ctx: Ctx,
  assessmentId: string,
): Promise<readonly (string | null)[]> {
  const rows = await ctx.read
    .select({ indicator: countryComments.indicator })
    .from(countryComments)
    .innerJoin(countryDrafts, eq(countryDrafts.id, countryComments.draftId))
    .leftJoin(commentResponses, eq(commentResponses.commentId, countryComments.id))
    .where(
      and(
        eq(countryComments.assessmentId, assessmentId),
        eq(countryDrafts.outcome, "commented"),
        isNull(commentResponses.commentId),
      ),
    )
    .orderBy(sql`${countryComments.indicator} asc nulls first`);
  return rows.map(({ indicator }) => indicator);
}
