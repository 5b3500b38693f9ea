/** Files that the State hands in with a comment. */
import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { countryCommentFiles, countryComments, countryDrafts } from "@/db/schema/country-comment";
import { rounds } from "@/db/schema/round";
import { files } from "@/db/schema/source";
import { type AssessmentKey, assessmentSubject, mutateAssessment } from "@/lib/assessments/subject";
import { countMegabytes } from "@/lib/auth/attempts";
import { personOf } from "@/lib/core/acting-person";
import { type Ctx, databaseOf } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import type { Result } from "@/lib/core/result";
import { type OutgoingFile, openHeld, recordFile, type SentFile, takeIn } from "@/lib/files/attached";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import type { UploadPlace } from "@/lib/files/uploads";
import type { FileView } from "@/lib/files/view";
import { can } from "@/lib/policy/can";
import { commentChange, fileNames } from "./mutations";
import { addressOfPoint, type RemoveFile } from "./schema";

/** A file of a comment as a page shows it. */
export type CommentFile = FileView & { id: string };

/** The files of the comments of an assessment, by comment. The caller has asked which comments the actor may see. */
export async function commentFiles(
  ctx: Ctx,
  assessmentId: string,
): Promise<ReadonlyMap<string, readonly CommentFile[]>> {
  const rows = await ctx.read
    .select({
      comment: countryCommentFiles.commentId,
      id: countryCommentFiles.id,
      name: countryCommentFiles.fileName,
      size: files.size,
      mediaType: files.mediaType,
      quarantinedAt: files.quarantinedAt,
    })
    .from(countryCommentFiles)
    .innerJoin(countryComments, eq(countryComments.id, countryCommentFiles.commentId))
    .innerJoin(files, eq(files.sha256, countryCommentFiles.fileSha256))
    .where(eq(countryComments.assessmentId, assessmentId))
    .orderBy(asc(countryCommentFiles.id));
  const grouped = Map.groupBy(rows, ({ comment }) => comment);
  return new Map(
    [...grouped].map(([comment, list]) => [
      comment,
      list.map(({ comment: _comment, quarantinedAt, ...file }) => ({
        ...file,
        quarantined: quarantinedAt !== null,
      })),
    ]),
  );
}

/** Where a comment stands: its assessment, and the page about its point. Throws NOT_FOUND. */
async function placeOfComment(ctx: Ctx, comment: string): Promise<{ key: AssessmentKey; page: string }> {
  const [row] = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3, indicator: countryComments.indicator })
    .from(countryComments)
    .innerJoin(assessments, eq(assessments.id, countryComments.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(eq(countryComments.id, comment));
  if (!row) throw new AppError("NOT_FOUND", `comment ${comment}`);
  const { indicator, ...key } = row;
  return { key, page: `/rounds/${key.round}/${key.iso3}/country-comments/${addressOfPoint(indicator)}` };
}

/** Where a comment stands that the actor may write. Throws NOT_FOUND where they may not: it is hidden then. */
export async function placeOfWriter(
  ctx: Ctx,
  comment: string,
): Promise<{ key: AssessmentKey; page: string }> {
  const place = await placeOfComment(ctx, comment);
  const { subject } = await assessmentSubject(ctx, place.key);
  if (!can(ctx.actor, "country_comment.write", subject))
    throw new AppError("NOT_FOUND", `comment ${comment}`);
  return place;
}

/**
 * Takes in a file and adds it to a comment that was not handed in; the same content again adds nothing. Throws NOT_FOUND,
 * FORBIDDEN.
 */
export async function attachCommentFile(
  ctx: Ctx,
  store: FileStore,
  comment: string,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  const { key } = await placeOfWriter(ctx, comment);
  return takeIn(ctx, store, file, (kept) =>
    mutateAssessment(ctx, "country_comment.write", key, "update", async (inside) => {
      await recordFile(inside, kept);
      const same = and(
        eq(countryCommentFiles.commentId, comment),
        eq(countryCommentFiles.fileSha256, kept.sha256),
      );
      if ((await inside.tx.$count(countryCommentFiles, same)) > 0)
        return changed({ name: kept.name, size: kept.size });
      const before = await fileNames(inside, comment);
      await inside.tx.insert(countryCommentFiles).values({
        id: newId(inside.now),
        commentId: comment,
        fileSha256: kept.sha256,
        fileName: kept.name,
        addedBy: personOf(inside),
        addedAt: inside.now,
      });
      const change = await fileChange(inside, comment, before);
      return changed({ name: kept.name, size: kept.size }, change);
    }),
  );
}

/** A comment as what somebody sends files to. */
export function commentUploads(ctx: PersonCtx, store: FileStore, comment: string): UploadPlace {
  return {
    owner: ctx.actor.userId,
    record: `country-comments/${comment}`,
    allow: () => placeOfWriter(ctx, comment),
    admit: async (bytes) => {
      await countMegabytes(databaseOf(ctx).pool, ctx.actor.userId, bytes);
      return null;
    },
    attach: (file) => attachCommentFile(ctx, store, comment, file),
  };
}

/** Takes away a file of a comment that was not handed in. Throws NOT_FOUND. */
export function removeCommentFile(ctx: Ctx, input: RemoveFile): Promise<Result<null>> {
  return mutateAssessment(ctx, "country_comment.write", input, "update", async (inside, assessment) => {
    const [row] = await inside.tx
      .select({ comment: countryComments.id })
      .from(countryCommentFiles)
      .innerJoin(countryComments, eq(countryComments.id, countryCommentFiles.commentId))
      .where(and(eq(countryCommentFiles.id, input.file), eq(countryComments.assessmentId, assessment.id)));
    if (!row) throw new AppError("NOT_FOUND", `file ${input.file}`);
    const before = await fileNames(inside, row.comment);
    await inside.tx.delete(countryCommentFiles).where(eq(countryCommentFiles.id, input.file));
    return changed(null, await fileChange(inside, row.comment, before));
  });
}

type Inside = Parameters<typeof commentChange>[0];

/** The comment gets a new version with its new list of files. */
async function fileChange(ctx: Inside, comment: string, before: readonly string[]) {
  const [row] = await ctx.tx
    .select()
    .from(countryComments)
    .where(eq(countryComments.id, comment))
    .for("update");
  if (!row) throw new AppError("NOT_FOUND", `comment ${comment}`);
  const after = { ...row, version: row.version + 1 };
  await ctx.tx.update(countryComments).set({ version: after.version }).where(eq(countryComments.id, comment));
  return commentChange(ctx, row, after, { before, after: await fileNames(ctx, comment) });
}

/**
 * A file of a comment: for the State, and once it was handed in for the team. Throws NOT_FOUND where it is absent or
 * hidden, LOCKED in quarantine.
 */
export async function openCommentFile(
  ctx: Ctx,
  store: FileStore,
  { comment, file }: { comment: string; file: string },
): Promise<OutgoingFile> {
  const { key } = await placeOfComment(ctx, comment);
  const { subject } = await assessmentSubject(ctx, key);
  const [row] = await ctx.read
    .select({
      fileSha256: countryCommentFiles.fileSha256,
      fileName: countryCommentFiles.fileName,
      outcome: countryDrafts.outcome,
    })
    .from(countryCommentFiles)
    .innerJoin(countryComments, eq(countryComments.id, countryCommentFiles.commentId))
    .innerJoin(countryDrafts, eq(countryDrafts.id, countryComments.draftId))
    .where(and(eq(countryCommentFiles.id, file), eq(countryCommentFiles.commentId, comment)));
  const isOpen =
    row !== undefined &&
    can(ctx.actor, row.outcome === "commented" ? "country_comment.see" : "country_comment.write", subject);
  if (!isOpen) throw new AppError("NOT_FOUND", `file ${file}`);
  return openHeld(ctx, store, comment, row);
}
