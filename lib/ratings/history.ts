/** How ratings came to be what they are: the changes of one, and which of an assessment have any. */
import "server-only";
import { and, asc, desc, eq, exists, isNotNull, lt, ne, or, sql } from "drizzle-orm";
import { CHANGE_CAUSES, type ChangeCause, type RatingKind } from "@/db/enums";
import { auditEvents, revisions } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { secondRatingPairs } from "@/db/schema/second-rating";
import { users } from "@/db/schema/user";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { erasableId } from "@/lib/erasures/rights";
import { can } from "@/lib/policy/can";
import { UNDETERMINED } from "@/lib/text/language";
import { comparer } from "@/lib/text/word-changes";
import { citationsOfRating } from "./citation-history";
import { isRatingText, RATING_FIELDS, type RatingFieldName } from "./fields";
import { readableRating } from "./kinds";
import { EMPTY_RATING } from "./merge";
import type { CitationChange, FieldRevision, RatingKey, RatingRevision } from "./schema";

/** A rating of an assessment that somebody has written in, and when last (ISO 8601). */
export type ChangedRating = { indicator: string; kind: RatingKind; at: string };

/** The ratings of an assessment that have a history; null where histories are not open to the actor. */
export async function changedRatings(
  ctx: Ctx,
  { assessment, subject }: Pick<LoadedAssessment, "assessment" | "subject">,
): Promise<readonly ChangedRating[] | null> {
  if (!can(ctx.actor, "rating.read", subject) || !can(ctx.actor, "history.read", subject)) return null;
  const rows = await ctx.read
    .select({ indicator: ratings.indicator, kind: ratings.kind, at: ratings.updatedAt })
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, assessment.id),
        ne(ratings.kind, "self"),
        or(ne(ratings.kind, "second"), exists(revealedPair(ctx))),
      ),
    )
    .orderBy(asc(ratings.indicator), asc(ratings.kind));
  return rows.map(({ at, ...rating }) => ({ ...rating, at: at.toISOString() }));
}

/** The pair in which a row of `ratings` was revealed. */
function revealedPair(ctx: Ctx) {
  return ctx.read
    .select({ one: sql`1` })
    .from(secondRatingPairs)
    .where(
      and(
        eq(secondRatingPairs.assessmentId, ratings.assessmentId),
        eq(secondRatingPairs.indicator, ratings.indicator),
      ),
    );
}

/** Changes on one page of a history. */
export const REVISIONS_PER_PAGE = 25;

/** One page of a history, newest changes first, and how many pages there are. */
export type RatingHistory = {
  /** The id of the rating for who may propose to erase a passage of it. */
  erasableId: string | null;
  revisions: readonly RatingRevision[];
  /** Sources that were given and taken away in the time of this page. */
  citations: readonly CitationChange[];
  pages: number;
};

/**
 * Changes of a rating, newest first, one page of them. Names are told to the drafting team, reviewers and approvers only.
 * A change without a reason of which the actor may see nothing is left out.
 */
export async function ratingHistory(ctx: Ctx, key: RatingKey, page = 1): Promise<RatingHistory> {
  const loaded = await readableRating(ctx, key);
  // How a State came to its answers is its own affair.
  if (key.kind === "self" || !can(ctx.actor, "history.read", loaded.subject))
    throw new AppError("NOT_FOUND", "history of a rating");
  const [row] = await ctx.read
    .select({ id: ratings.id })
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, loaded.assessment.id),
        eq(ratings.indicator, key.indicator),
        eq(ratings.kind, key.kind),
      ),
    );
  if (!row) return { erasableId: null, revisions: [], citations: [], pages: 1 };
  const ofRating = and(eq(revisions.entity, "rating"), eq(revisions.entityId, row.id));
  // The oldest change of the page before says where the time of this page ends.
  const newer = page > 1 ? 1 : 0;
  const [total, cited, found] = await Promise.all([
    ctx.read.$count(revisions, ofRating),
    citationsOfRating(ctx, row.id),
    ctx.read
      .select({
        version: revisions.version,
        content: revisions.content,
        reason: revisions.reason,
        erasureId: revisions.erasureId,
        at: auditEvents.at,
        who: users.name,
      })
      .from(revisions)
      .innerJoin(auditEvents, eq(auditEvents.position, revisions.position))
      .leftJoin(users, eq(users.id, auditEvents.actorId))
      .where(ofRating)
      .orderBy(desc(revisions.version))
      .limit(REVISIONS_PER_PAGE + newer)
      .offset((page - 1) * REVISIONS_PER_PAGE - newer),
  ]);
  const events = found.slice(newer);
  const mayReadNotes = can(ctx.actor, "team_note.read", loaded.subject);
  const history: RatingRevision[] = [];
  let before = await contentBefore(ctx, row.id, events.at(-1)?.version ?? 0);
  for (const event of events.toReversed()) {
    const content = event.content === null ? null : contentOf(event.content);
    const changed = RATING_FIELDS.filter(
      (field) =>
        content !== null && content[field] !== before[field] && (field !== "teamNote" || mayReadNotes),
    );
    history.push({
      version: event.version,
      at: event.at.toISOString(),
      who: mayReadNotes ? event.who : null,
      reason: event.reason,
      erased: event.erasureId !== null,
      language: String(content?.language ?? UNDETERMINED),
      fields: changed.map((field) => revisionOf(field, before[field], content?.[field])),
      changeCause: changed.includes("level") && !changed.includes("changeCause") ? causeOf(content) : null,
    });
    before = content ?? before;
  }
  const compare = comparer();
  const seen = history.filter(({ fields, reason, erased }) => fields.length > 0 || reason !== null || erased);
  const told = seen.toReversed().map(({ fields, ...revision }) => ({
    ...revision,
    fields: fields.map((change) => ({
      ...change,
      ...(isRatingText(change.field) ? compare(change.before, change.after) : {}),
    })),
  }));
  const pages = Math.max(1, Math.ceil(total / REVISIONS_PER_PAGE));
  const until = newer === 0 ? null : (found[0]?.at.toISOString() ?? "");
  const since = page < pages ? (events.at(-1)?.at.toISOString() ?? null) : null;
  return {
    erasableId: erasableId(ctx, row.id),
    revisions: told,
    citations:
      page > pages
        ? []
        : cited.filter(({ at }) => (since === null || at >= since) && (until === null || at < until)),
    pages,
  };
}

/** What the rating held before a version: the newest earlier text that still stands, else nothing. */
async function contentBefore(
  ctx: Ctx,
  ratingId: string,
  version: number,
): Promise<Readonly<Record<string, unknown>>> {
  const [earlier] = await ctx.read
    .select({ content: revisions.content })
    .from(revisions)
    .where(
      and(
        eq(revisions.entity, "rating"),
        eq(revisions.entityId, ratingId),
        lt(revisions.version, version),
        isNotNull(revisions.content),
      ),
    )
    .orderBy(desc(revisions.version))
    .limit(1);
  return typeof earlier?.content === "string" ? contentOf(earlier.content) : { ...EMPTY_RATING };
}

function contentOf(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
}

function revisionOf(field: RatingFieldName, was: unknown, is: unknown): FieldRevision {
  // What a rating holds before anybody wrote in it says nothing.
  const before = was === EMPTY_RATING[field] ? null : plainValue(was);
  return { field, before, after: plainValue(is) };
}

function causeOf(content: Readonly<Record<string, unknown>> | null): ChangeCause | null {
  return CHANGE_CAUSES.find((cause) => cause === content?.changeCause) ?? null;
}

function plainValue(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
