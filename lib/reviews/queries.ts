import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ThreadState } from "@/db/enums";
import { comments, commentThreads } from "@/db/schema/review";
import { users } from "@/db/schema/user";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import type { ThreadView } from "./views";

const openers = alias(users, "openers");
const closers = alias(users, "closers");

/**
 * Threads of an assessment, open ones first, of one indicator or domain where `indicators` are given. Empty for who
 * may not read comments. One statement, whatever the number of threads, each of which has a comment.
 */
export async function listThreads(
  ctx: Ctx,
  { assessment, subject }: LoadedAssessment,
  filter: { indicators?: readonly string[]; state?: ThreadState } = {},
): Promise<ThreadView[]> {
  if (!can(ctx.actor, "comment.read", subject)) return [];
  const rows = await ctx.read
    .select({
      thread: {
        id: commentThreads.id,
        indicator: commentThreads.indicator,
        state: commentThreads.state,
        openedById: commentThreads.openedBy,
        openedBy: openers.name,
        closedBy: closers.name,
        openedAt: commentThreads.openedAt,
        closedAt: commentThreads.closedAt,
        closeReason: commentThreads.closeReason,
      },
      comment: {
        id: comments.id,
        author: users.name,
        body: comments.body,
        language: comments.language,
        writtenAt: comments.writtenAt,
      },
    })
    .from(commentThreads)
    .innerJoin(openers, eq(openers.id, commentThreads.openedBy))
    .leftJoin(closers, eq(closers.id, commentThreads.closedBy))
    .innerJoin(comments, eq(comments.threadId, commentThreads.id))
    .innerJoin(users, eq(users.id, comments.authorId))
    .where(
      and(
        eq(commentThreads.assessmentId, assessment.id),
        filter.indicators === undefined
          ? undefined
          : inArray(commentThreads.indicator, [...filter.indicators]),
        filter.state === undefined ? undefined : eq(commentThreads.state, filter.state),
      ),
    )
    .orderBy(
      asc(commentThreads.state),
      asc(commentThreads.openedAt),
      asc(commentThreads.id),
      asc(comments.writtenAt),
      asc(comments.id),
    );
  const own = personOrNull(ctx);
  const may = {
    reply: can(ctx.actor, "comment.write", subject),
    resolve: can(ctx.actor, "thread.resolve", subject),
    overrule: can(ctx.actor, "thread.overrule", subject),
  };
  return [...Map.groupBy(rows, ({ thread }) => thread.id).values()].flatMap((said) => {
    const [first] = said;
    if (first === undefined) return [];
    const { openedById, openedAt, closedAt, ...thread } = first.thread;
    const isOpen = thread.state === "open";
    return {
      ...thread,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      comments: said.map(({ comment }) => ({ ...comment, writtenAt: comment.writtenAt.toISOString() })),
      mayReply: isOpen && may.reply,
      mayResolve: isOpen && may.resolve && (openedById === own || subject.duties.includes("reviewer")),
      mayOverrule: isOpen && may.overrule,
    };
  });
}
