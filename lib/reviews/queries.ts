import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ThreadState } from "@/db/enums";
import { comments, commentThreads } from "@/db/schema/review";
import { users } from "@/db/schema/user";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import type { ThreadView } from "./views";

const openers = alias(users, "openers");
const closers = alias(users, "closers");

/**
 * Threads of an assessment, open ones first, of one indicator or domain where `indicators` are given. Empty for who
 * may not read comments. Two statements, whatever the number of threads.
 */
export async function listThreads(
  ctx: Ctx,
  { assessment, subject }: LoadedAssessment,
  filter: { indicators?: readonly string[]; state?: ThreadState } = {},
): Promise<ThreadView[]> {
  if (!can(ctx.actor, "comment.read", subject)) return [];
  const threads = await ctx.read
    .select({
      id: commentThreads.id,
      indicator: commentThreads.indicator,
      state: commentThreads.state,
      openedById: commentThreads.openedBy,
      openedBy: openers.name,
      closedBy: closers.name,
      openedAt: commentThreads.openedAt,
      closedAt: commentThreads.closedAt,
      closeReason: commentThreads.closeReason,
    })
    .from(commentThreads)
    .innerJoin(openers, eq(openers.id, commentThreads.openedBy))
    .leftJoin(closers, eq(closers.id, commentThreads.closedBy))
    .where(
      and(
        eq(commentThreads.assessmentId, assessment.id),
        filter.indicators === undefined
          ? undefined
          : inArray(commentThreads.indicator, [...filter.indicators]),
        filter.state === undefined ? undefined : eq(commentThreads.state, filter.state),
      ),
    )
    .orderBy(asc(commentThreads.state), asc(commentThreads.openedAt), asc(commentThreads.id));
  if (threads.length === 0) return [];
  const said = await ctx.read
    .select({
      id: comments.id,
      threadId: comments.threadId,
      author: users.name,
      body: comments.body,
      language: comments.language,
      writtenAt: comments.writtenAt,
    })
    .from(comments)
    .innerJoin(users, eq(users.id, comments.authorId))
    .where(
      inArray(
        comments.threadId,
        threads.map(({ id }) => id),
      ),
    )
    .orderBy(asc(comments.writtenAt), asc(comments.id));
  const own = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const may = {
    reply: can(ctx.actor, "comment.write", subject),
    resolve: can(ctx.actor, "thread.resolve", subject),
    overrule: can(ctx.actor, "thread.overrule", subject),
  };
  return threads.map(({ openedById, openedAt, closedAt, ...thread }) => {
    const isOpen = thread.state === "open";
    return {
      ...thread,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      comments: said
        .filter(({ threadId }) => threadId === thread.id)
        .map(({ threadId: _threadId, writtenAt, ...comment }) => ({
          ...comment,
          writtenAt: writtenAt.toISOString(),
        })),
      mayReply: isOpen && may.reply,
      mayResolve: isOpen && may.resolve && (openedById === own || subject.duties.includes("reviewer")),
      mayOverrule: isOpen && may.overrule,
    };
  });
}
