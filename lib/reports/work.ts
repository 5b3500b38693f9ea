/** What the worker does with a request for a file of a report: reads the report, makes the file, keeps it. */
import "server-only";
import { eq } from "drizzle-orm";
import type { ReportKind } from "@/db/enums";
import { releases } from "@/db/schema/release";
import { reportFiles, reportRuns } from "@/db/schema/report";
import { mutateAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { recordFile } from "@/lib/files/attached";
import type { FileStore, StoredFile } from "@/lib/files/store";
import { isLocale } from "@/lib/i18n/locales";
import { type RunKind, type RunState, workOnRun } from "@/lib/jobs/runs";
import { assessmentOfRelease } from "@/lib/releases/mutations";
import { getRelease } from "@/lib/releases/queries";
import { programmeDay } from "@/lib/settings/programme-day";
import { contentHashOf } from "./files";
import type { Report } from "./model";
import { reportOfRelease } from "./read";

const REPORTS: RunKind<typeof reportRuns> = { table: reportRuns };

const MEDIA_TYPES: Readonly<Record<ReportKind, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
/** No report comes near it. */
const BYTES_MAX = 200_000_000;
/** How far the work is, in percent: the report was read, its file was made. */
const READ = 30;
const MADE = 80;

type Row = typeof reportRuns.$inferSelect;

/** Makes the file that was asked for, as the person who asked. What goes wrong is logged and said on the page. */
export function workOnReport(ctx: Ctx, store: FileStore, id: string): Promise<void> {
  return workOnRun(ctx, REPORTS, id, async (person, row, state) => {
    const { releaseId, locale, kind } = row;
    const [release] = await ctx.read
      .select({ code: releases.code })
      .from(releases)
      .where(eq(releases.id, releaseId));
    if (!release || !isLocale(locale)) throw new AppError("INTERNAL", `report ${releaseId} ${locale}`);
    const report = await reportOfRelease(person, release.code, locale);
    await state.note({ progress: READ });
    const bytes = await bytesOf(report, kind, await programmeDay(person));
    await state.note({ progress: MADE });
    const stored = await store.put(once(bytes), {
      maxBytes: BYTES_MAX,
      now: ctx.now,
      examine: async () => ({ type: MEDIA_TYPES[kind] }),
    });
    await keep(person, row, report, stored, state);
    return null;
  });
}

/** The engines are read in only where they are needed: a worker that cannot set a page does all its other work. */
async function bytesOf(report: Report, kind: ReportKind, madeOn: string): Promise<Buffer> {
  switch (kind) {
    case "pdf":
      return (await import("./pdf")).pdfOf(report, madeOn);
    case "docx":
      return (await import("./docx")).docxOf(report);
  }
}

/**
 * Keeps the file in place of the one before, together with the end of the run. Nothing is audited: nobody decided
 * anything, and the file says what the release and the evidence base say. A seal in the meantime refuses it.
 */
async function keep(
  person: Ctx,
  { releaseId, locale, kind }: Row,
  report: Report,
  stored: StoredFile,
  { end }: RunState<typeof reportRuns>,
): Promise<void> {
  const key = await assessmentOfRelease(person, report.code);
  await mutateAssessment(person, "release.read", key, "share", async (inside) => {
    const { seal } = await getRelease(inside, report.code);
    if (seal !== null) throw new AppError("NOT_FOUND", `report of ${report.code}`);
    await recordFile(inside, stored);
    const made = {
      contentSha256: contentHashOf(report),
      fileSha256: stored.sha256,
      madeAt: inside.now,
    };
    await inside.tx
      .insert(reportFiles)
      .values({ id: newId(inside.now), releaseId, locale, kind, ...made })
      .onConflictDoUpdate({
        target: [reportFiles.releaseId, reportFiles.locale, reportFiles.kind],
        set: made,
      });
    await end(inside, { status: "done", progress: 100 });
    return changed(null);
  });
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
