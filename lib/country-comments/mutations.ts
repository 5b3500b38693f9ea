/** The State writes its comments in peace and asks for more time; the team answers each of them. */
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import {
  commentResponses,
  countryCommentFiles,
  countryComments,
  countryDrafts,
} from "@/db/schema/country-comment";
import { assessmentContent, dueDaysOf, setDueDays } from "@/lib/assessments/mutations";
import { type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import { dueDaysFromSending } from "@/lib/assessments/targets";
import type { AuditChange } from "@/lib/audit/append";
import { nextVersion } from "@/lib/audit/next-version";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { addDays } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { notify } from "@/lib/notifications/write";
import { changesOf } from "./changes";
import { changeDraft } from "./drafts";
import { EXTENSION_DAYS } from "./rules";
import type { AnswerForTime, AskForTime, RemoveComment, Respond, SaveComment } from "./schema";
import { answersWereSent, type CountryDraftRow, latestDraft, storedDrafts } from "./stored";

const COMMENT_ENTITY = "country_comment";
const RESPONSE_ENTITY = "comment_response";

type CommentRow = typeof countryComments.$inferSelect;

/** The draft that is with the State. Throws INTERNAL where there is none in a state that has one. */
async function draftWithState(ctx: Ctx, { id, round, iso3 }: AssessmentRecord): Promise<CountryDraftRow> {
  const draft = await latestDraft(ctx, id);
  if (!draft || draft.outcome !== null)
    throw new AppError("INTERNAL", `no draft of ${round}/${iso3} is with its State`);
  return draft;
}

function commentContent({ id: _id, version: _version, editionId: _edition, ...row }: CommentRow) {
  return row;
}

/** What the audit chain keeps of a comment: its text, and the files with it. */
export async function commentChange(
  ctx: MutationCtx,
  before: CommentRow | null,
  after: CommentRow | null,
  files: { before: readonly string[]; after: readonly string[] },
): Promise<AuditChange> {
  const row = after ?? before;
  if (!row) throw new AppError("INTERNAL", "a change of no comment");
  return {
    entity: COMMENT_ENTITY,
    entityId: row.id,
    version: after?.version ?? (await nextVersion(ctx, COMMENT_ENTITY, row.id)),
    before: before && { ...commentContent(before), files: files.before },
    after: after && { ...commentContent(after), files: files.after },
  };
}

/** The names of the files of a comment. */
export async function fileNames(ctx: Ctx, commentId: string): Promise<readonly string[]> {
  const rows = await ctx.read
    .select({ name: countryCommentFiles.fileName })
    .from(countryCommentFiles)
    .where(eq(countryCommentFiles.commentId, commentId))
    .orderBy(countryCommentFiles.id);
  return rows.map(({ name }) => name);
}

/**
 * Saves what the State says of one point of the draft that is with it; nobody else sees it before it is handed in.
 * Refused where somebody saved it meanwhile, and where a second draft says of the point what the first one said. Throws
 * NOT_FOUND for an unknown indicator.
 */
export function saveComment(
  ctx: Ctx,
  input: SaveComment,
): Promise<Result<{ comment: string; version: number }, "changed_meanwhile" | "not_changed">> {
  return mutateAssessment(ctx, "country_comment.write", input, "update", async (inside, assessment) => {
    const draft = await draftWithState(inside, assessment);
    const { point, body, language } = input;
    if (point !== null) indicatorOf(await editionByHash(inside, assessment.editionSha256), point);
    const changes = changesOf(await storedDrafts(inside, assessment.id), draft.number);
    if (changes?.points.includes(point) === false) return refused("not_changed");
    const [before] = await inside.tx
      .select()
      .from(countryComments)
      .where(
        and(
          eq(countryComments.draftId, draft.id),
          point === null ? isNull(countryComments.indicator) : eq(countryComments.indicator, point),
        ),
      );
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    const files = before ? await fileNames(inside, before.id) : [];
    const after: CommentRow = {
      id: before?.id ?? newId(inside.now),
      draftId: draft.id,
      assessmentId: assessment.id,
      editionId: assessment.editionId,
      indicator: point,
      body,
      language,
      writtenBy: personOf(inside),
      writtenAt: inside.now,
      version: input.version + 1,
    };
    const { id, ...set } = after;
    await inside.tx
      .insert(countryComments)
      .values(after)
      .onConflictDoUpdate({ target: countryComments.id, set });
    return changed(
      { comment: id, version: after.version },
      await commentChange(inside, before ?? null, after, { before: files, after: files }),
    );
  });
}

/** Takes away a comment that was not handed in, with its files. Throws NOT_FOUND. */
export function removeComment(ctx: Ctx, input: RemoveComment): Promise<Result<null>> {
  return mutateAssessment(ctx, "country_comment.write", input, "update", async (inside, assessment) => {
    const draft = await draftWithState(inside, assessment);
    const [row] = await inside.tx
      .select()
      .from(countryComments)
      .where(and(eq(countryComments.id, input.comment), eq(countryComments.draftId, draft.id)));
    if (!row) throw new AppError("NOT_FOUND", `comment ${input.comment}`);
    const files = await fileNames(inside, row.id);
    await inside.tx.delete(countryCommentFiles).where(eq(countryCommentFiles.commentId, row.id));
    await inside.tx.delete(countryComments).where(eq(countryComments.id, row.id));
    return changed(null, await commentChange(inside, row, null, { before: files, after: [] }));
  });
}

/**
 * The State asks for two weeks more. Refused where it asked for this draft before, and where its time was made longer
 * already: that is done once, whichever draft it was for.
 */
export function askForTime(
  ctx: Ctx,
  input: AskForTime,
): Promise<Result<null, "asked_already" | "extended_already">> {
  return mutateAssessment(ctx, "country_comment.write", input, "update", async (inside, assessment) => {
    const draft = await draftWithState(inside, assessment);
    if (draft.extensionAskedAt !== null) return refused("asked_already");
    const drafts = await storedDrafts(inside, assessment.id);
    if (drafts.some(({ extensionGranted }) => extensionGranted)) return refused("extended_already");
    const set = {
      extensionReason: input.reason,
      extensionAskedBy: personOf(inside),
      extensionAskedAt: inside.now,
    };
    await notify(inside, "time_asked", { assessment });
    return changed(null, await changeDraft(inside, draft, set));
  });
}

/** The programme manager grants what the State asked for, or does not, with the reason. Refused where nothing waits. */
export function answerForTime(ctx: Ctx, input: AnswerForTime): Promise<Result<null, "nothing_asked">> {
  return mutateAssessment(ctx, "country_comment.extend", input, "update", async (inside, assessment) => {
    const draft = await draftWithState(inside, assessment);
    if (draft.extensionAskedAt === null || draft.extensionGranted !== null) return refused("nothing_asked");
    const { granted, answer } = input;
    const dueOn = granted ? addDays(draft.dueOn, EXTENSION_DAYS) : draft.dueOn;
    const change = await changeDraft(inside, draft, {
      dueOn,
      extensionGranted: granted,
      extensionAnswer: answer,
      extensionAnsweredBy: personOf(inside),
      extensionAnsweredAt: inside.now,
    });
    await notify(inside, "time_decided", { assessment });
    return changed(null, change, ...(granted ? [await moveDueDays(inside, assessment, dueOn, answer)] : []));
  });
}

async function moveDueDays(
  ctx: MutationCtx,
  { id, version: before }: AssessmentRecord,
  dueOn: string,
  reason: string,
): Promise<AuditChange> {
  const content = await assessmentContent(ctx, id);
  await setDueDays(ctx, id, dueDaysFromSending(dueOn, 0, await dueDaysOf(ctx, id)), reason);
  const version = before + 1;
  await ctx.tx.update(assessments).set({ version }).where(eq(assessments.id, id));
  const after = await assessmentContent(ctx, id);
  return { entity: "assessment", entityId: id, version, before: content, after, reason };
}

/**
 * Says what becomes of one comment that was handed in, and why. Refused where somebody answered meanwhile, and where the
 * State has read the answer. Throws NOT_FOUND.
 */
export function respond(
  ctx: Ctx,
  input: Respond,
): Promise<Result<{ version: number }, "changed_meanwhile" | "answer_sent">> {
  return mutateAssessment(ctx, "comment_response.write", input, "update", async (inside, assessment) => {
    const [comment] = await inside.tx
      .select({
        id: countryComments.id,
        indicator: countryComments.indicator,
        isAnswerSent: answersWereSent,
      })
      .from(countryComments)
      .innerJoin(countryDrafts, eq(countryDrafts.id, countryComments.draftId))
      .where(and(eq(countryComments.id, input.comment), eq(countryComments.assessmentId, assessment.id)));
    if (!comment) throw new AppError("NOT_FOUND", `comment ${input.comment}`);
    if (comment.isAnswerSent) return refused("answer_sent");
    const [before] = await inside.tx
      .select()
      .from(commentResponses)
      .where(eq(commentResponses.commentId, comment.id));
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    const { disposition, reason, language } = input;
    const version = input.version + 1;
    const set = {
      disposition,
      reason,
      language,
      answeredBy: personOf(inside),
      answeredAt: inside.now,
      version,
    };
    await inside.tx
      .insert(commentResponses)
      .values({ commentId: comment.id, ...set })
      .onConflictDoUpdate({ target: commentResponses.commentId, set });
    const place = { round: assessment.round, country: assessment.iso3, indicator: comment.indicator };
    return changed(
      { version },
      {
        entity: RESPONSE_ENTITY,
        entityId: comment.id,
        version,
        before: before
          ? { ...place, disposition: before.disposition, reason: before.reason, language: before.language }
          : null,
        after: { ...place, disposition, reason, language },
      },
    );
  });
}
