/** Files that the State hands in with a report of progress. */
import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { recommendationFiles, recommendationProgress, recommendations } from "@/db/schema/recommendation";
import { files } from "@/db/schema/source";
import { assessmentKeyOf } from "@/lib/assessments/key-of";
import { type AssessmentKey, assessmentSubject, mutateAssessment } from "@/lib/assessments/subject";
import { nextVersion } from "@/lib/audit/next-version";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
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
import { assertOpen } from "./access";
import { PROGRESS_ENTITY, progressContent } from "./follow-up";
import { type StoredProgress, storedProgress } from "./queries";

/** A file of a report as a page shows it. */
export type ProgressFile = FileView & { id: string };

/** The files of the reports on a recommendation, by report. The caller has asked whether the actor may read it. */
export async function progressFiles(
  ctx: Ctx,
  recommendationId: string,
): Promise<ReadonlyMap<string, readonly ProgressFile[]>> {
  const rows = await ctx.read
    .select({
      progress: recommendationFiles.progressId,
      id: recommendationFiles.id,
      name: recommendationFiles.fileName,
      size: files.size,
      mediaType: files.mediaType,
      quarantinedAt: files.quarantinedAt,
    })
    .from(recommendationFiles)
    .innerJoin(recommendationProgress, eq(recommendationProgress.id, recommendationFiles.progressId))
    .innerJoin(files, eq(files.sha256, recommendationFiles.fileSha256))
    .where(eq(recommendationProgress.recommendationId, recommendationId))
    .orderBy(asc(recommendationFiles.id));
  const grouped = Map.groupBy(rows, ({ progress }) => progress);
  return new Map(
    [...grouped].map(([progress, list]) => [
      progress,
      list.map(({ progress: _progress, quarantinedAt, ...file }) => ({
        ...file,
        quarantined: quarantinedAt !== null,
      })),
    ]),
  );
}

/** Where a report stands: its assessment, and the page of its recommendation. Throws NOT_FOUND. */
async function placeOfReport(ctx: Ctx, progress: string): Promise<{ key: AssessmentKey; page: string }> {
  const [row] = await ctx.read
    .select({ assessmentId: recommendations.assessmentId, code: recommendations.code })
    .from(recommendationProgress)
    .innerJoin(recommendations, eq(recommendations.id, recommendationProgress.recommendationId))
    .where(eq(recommendationProgress.id, progress));
  const key = row === undefined ? null : await assessmentKeyOf(ctx, row.assessmentId);
  if (row === undefined || key === null) throw new AppError("NOT_FOUND", `report ${progress}`);
  return { key, page: `/recommendations/${row.code}` };
}

/** Where a report stands, for who reports for the State. Throws NOT_FOUND for anybody else. */
export async function placeOfReporter(
  ctx: Ctx,
  progress: string,
): Promise<{ key: AssessmentKey; page: string }> {
  const place = await placeOfReport(ctx, progress);
  const { subject, assessment } = await assessmentSubject(ctx, place.key);
  if (!can(ctx.actor, "recommendation.report", subject))
    throw new AppError("NOT_FOUND", `report ${progress}`);
  await assertOpen(ctx, assessment.id, subject);
  return place;
}

/**
 * Takes in a file and adds it to the last report of the State, as long as nothing followed on it; the same content again
 * adds nothing. Throws NOT_FOUND, FORBIDDEN.
 */
export async function attachProgressFile(
  ctx: Ctx,
  store: FileStore,
  progress: string,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  const { key } = await placeOfReporter(ctx, progress);
  return takeIn(ctx, store, file, (kept) =>
    mutateAssessment(ctx, "recommendation.report", key, "update", async (inside) => {
      const report = await openReport(inside, progress);
      await recordFile(inside, kept);
      const same = and(
        eq(recommendationFiles.progressId, progress),
        eq(recommendationFiles.fileSha256, kept.sha256),
      );
      const taken = { name: kept.name, size: kept.size };
      if ((await inside.tx.$count(recommendationFiles, same)) > 0) return changed(taken);
      const before = await fileNames(inside, progress);
      await inside.tx.insert(recommendationFiles).values({
        id: newId(inside.now),
        progressId: progress,
        fileSha256: kept.sha256,
        fileName: kept.name,
        addedBy: personOf(inside),
        addedAt: inside.now,
      });
      return changed(taken, {
        entity: PROGRESS_ENTITY,
        entityId: progress,
        version: await nextVersion(inside, PROGRESS_ENTITY, progress),
        before: progressContent(report, before),
        after: progressContent(report, await fileNames(inside, progress)),
      });
    }),
  );
}

/** A report of the State on which nothing followed. Throws NOT_FOUND for any other line. */
async function openReport(ctx: MutationCtx, progress: string): Promise<StoredProgress> {
  const [found] = await ctx.tx
    .select({ recommendationId: recommendationProgress.recommendationId })
    .from(recommendationProgress)
    .where(eq(recommendationProgress.id, progress));
  const last = found && (await storedProgress(ctx, [found.recommendationId])).at(-1);
  if (last?.id !== progress || last.checkedReporter !== null)
    throw new AppError("NOT_FOUND", `report ${progress}`);
  return last;
}

async function fileNames(ctx: Ctx, progress: string): Promise<readonly string[]> {
  const rows = await ctx.read
    .select({ name: recommendationFiles.fileName })
    .from(recommendationFiles)
    .where(eq(recommendationFiles.progressId, progress))
    .orderBy(asc(recommendationFiles.id));
  return rows.map(({ name }) => name);
}

/** A report as what somebody sends files to. */
export function progressUploads(ctx: PersonCtx, store: FileStore, progress: string): UploadPlace {
  return {
    owner: ctx.actor.userId,
    record: `recommendation-progress/${progress}`,
    allow: () => placeOfReporter(ctx, progress),
    attach: (file) => attachProgressFile(ctx, store, progress, file),
  };
}

/** A file of a report, for who reads the recommendation. Throws NOT_FOUND where it is absent or hidden, LOCKED in quarantine. */
export async function openProgressFile(
  ctx: Ctx,
  store: FileStore,
  { progress, file }: { progress: string; file: string },
): Promise<OutgoingFile> {
  const { key } = await placeOfReport(ctx, progress);
  const { subject, assessment } = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, "recommendation.read", subject)) throw new AppError("NOT_FOUND", `file ${file}`);
  await assertOpen(ctx, assessment.id, subject);
  const [row] = await ctx.read
    .select({ fileSha256: recommendationFiles.fileSha256, fileName: recommendationFiles.fileName })
    .from(recommendationFiles)
    .where(and(eq(recommendationFiles.id, file), eq(recommendationFiles.progressId, progress)));
  if (!row) throw new AppError("NOT_FOUND", `file ${file}`);
  return openHeld(ctx, store, progress, row);
}
