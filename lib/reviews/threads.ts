import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import { indicators } from "@/db/schema/instrument";
import { comments, commentThreads } from "@/db/schema/review";
import { hasRated } from "@/lib/assessments/past-raters";
import { type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { one } from "@/lib/core/rows";
import { notify } from "@/lib/notifications/write";
import type { OpenThread, OverruleThread, Reply, ResolveThread } from "./schema";

type ThreadRow = typeof commentThreads.$inferSelect;

async function insertComment(
  ctx: MutationCtx,
  threadId: string,
  { body, language }: { body: string; language: string },
): Promise<AuditChange> {
  const id = newId(ctx.now);
  const authorId = personOf(ctx);
  await ctx.tx.insert(comments).values({ id, threadId, authorId, body, language, writtenAt: ctx.now });
  const after = { threadId, authorId, body, language };
  return { entity: "comment", entityId: id, version: 1, before: null, after };
}

function threadContent(row: ThreadRow): Record<string, unknown> {
  const { id: _id, version: _version, editionId: _editionId, ...content } = row;
  return content;
}

/** Opens a thread on an indicator with its first comment. Refused for who rated in this assessment. */
export function openThread(
  ctx: Ctx,
  input: OpenThread,
): Promise<Result<{ threadId: string }, "actor_rated" | "indicator_unknown">> {
  return mutateAssessment(ctx, "thread.open", input, "share", async (inside, assessment) => {
    const { indicator } = input;
    const known = await inside.tx.$count(
      indicators,
      and(eq(indicators.editionId, assessment.editionId), eq(indicators.code, indicator)),
    );
    if (known === 0) return refused("indicator_unknown");
    if (await hasRated(inside, assessment.id, personOf(inside))) return refused("actor_rated");
    const row = one(
      await inside.tx
        .insert(commentThreads)
        .values({
          id: newId(inside.now),
          assessmentId: assessment.id,
          editionId: assessment.editionId,
          indicator,
          state: "open",
          openedBy: personOf(inside),
          openedAt: inside.now,
          version: 1,
        })
        .returning(),
    );
    await notify(inside, "comment_written", { assessment });
    return changed(
      { threadId: row.id },
      { entity: "comment_thread", entityId: row.id, version: 1, before: null, after: threadContent(row) },
      await insertComment(inside, row.id, input),
    );
  });
}

async function openThreadRow(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  threadId: string,
): Promise<ThreadRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(commentThreads)
    .where(and(eq(commentThreads.id, threadId), eq(commentThreads.assessmentId, assessment.id)))
    .for("update");
  if (!row) throw new AppError("NOT_FOUND", `thread ${threadId}`);
  return row.state === "open" ? row : null;
}

/** Who wrote in a thread and still holds a duty on its assessment. */
async function whoWroteIn(ctx: MutationCtx, threadId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectDistinct({ userId: comments.authorId })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .innerJoin(
      assessmentDuties,
      and(
        eq(assessmentDuties.assessmentId, commentThreads.assessmentId),
        eq(assessmentDuties.userId, comments.authorId),
        isNull(assessmentDuties.endedAt),
      ),
    )
    .where(eq(comments.threadId, threadId));
  return rows.map(({ userId }) => userId);
}

/** Writes a further comment. Refused where the thread is closed. */
export function replyToThread(
  ctx: Ctx,
  input: Reply,
): Promise<Result<{ threadId: string }, "thread_closed">> {
  return mutateAssessment(ctx, "comment.write", input, "share", async (inside, assessment) => {
    const thread = await openThreadRow(inside, assessment, input.threadId);
    if (!thread) return refused("thread_closed");
    const people = await whoWroteIn(inside, thread.id);
    await notify(inside, "comment_written", { assessment, people });
    return changed({ threadId: thread.id }, await insertComment(inside, thread.id, input));
  });
}

async function closeThread(
  ctx: MutationCtx,
  before: ThreadRow,
  state: "resolved" | "overruled",
  reason: string | null,
): Promise<AuditChange> {
  const version = before.version + 1;
  const row = one(
    await ctx.tx
      .update(commentThreads)
      .set({ state, closedBy: personOf(ctx), closedAt: ctx.now, closeReason: reason, version })
      .where(eq(commentThreads.id, before.id))
      .returning(),
  );
  return {
    entity: "comment_thread",
    entityId: row.id,
    version,
    before: threadContent(before),
    after: threadContent(row),
    reason: reason ?? undefined,
  };
}

/**
 * Settles a thread: its author does, or another reviewer of the assessment. Refused for who rated in it, and for an
 * approver who did not open the thread (an approver overrules instead, with a reason).
 */
export function resolveThread(
  ctx: Ctx,
  input: ResolveThread,
): Promise<Result<{ threadId: string }, "thread_closed" | "actor_rated" | "not_author">> {
  return mutateAssessment(ctx, "thread.resolve", input, "share", async (inside, assessment, subject) => {
    const thread = await openThreadRow(inside, assessment, input.threadId);
    if (!thread) return refused("thread_closed");
    const actorId = personOf(inside);
    if (await hasRated(inside, assessment.id, actorId)) return refused("actor_rated");
    if (thread.openedBy !== actorId && !subject.duties.includes("reviewer")) return refused("not_author");
    return changed({ threadId: thread.id }, await closeThread(inside, thread, "resolved", input.reason));
  });
}

/** Closes a thread against its author, by the approver, for a reason. Refused for who rated in the assessment. */
export function overruleThread(
  ctx: Ctx,
  input: OverruleThread,
): Promise<Result<{ threadId: string }, "thread_closed" | "actor_rated">> {
  return mutateAssessment(ctx, "thread.overrule", input, "share", async (inside, assessment) => {
    const thread = await openThreadRow(inside, assessment, input.threadId);
    if (!thread) return refused("thread_closed");
    if (await hasRated(inside, assessment.id, personOf(inside))) return refused("actor_rated");
    return changed({ threadId: thread.id }, await closeThread(inside, thread, "overruled", input.reason));
  });
}
