/**
 * Files of reports: asked for by whoever reads the report, made by the worker, kept until the report would say something
 * else.
 */
import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { type ImportRunStatus, REPORT_KINDS, type ReportKind } from "@/db/enums";
import { reportFiles, reportRuns } from "@/db/schema/report";
import { files } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { type OutgoingFile, openHeld } from "@/lib/files/attached";
import type { FileStore } from "@/lib/files/store";
import { type Locale, nameOf } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { Report } from "./model";
import type { ReportPlace } from "./place";
import { isAbout, type PlacedReport, placedReport } from "./places";
import type { ReportFileKey } from "./schema";

/** How a file of a report stands for its reader. */
export type ReportFile = {
  kind: ReportKind;
  /** Null where none is there that says what the report says now. */
  file: { size: number; madeAt: string } | null;
  /** How the newest request of the last day ended or how far it is; null where there is none. */
  run: { status: ImportRunStatus; progress: number } | null;
};

/** A report with how its files stand. Throws NOT_FOUND where it is absent or not open to the actor. */
export async function reportWithFiles(
  ctx: Ctx,
  place: ReportPlace,
  locale: Locale,
): Promise<{ report: Report; files: readonly ReportFile[] }> {
  const placed = await placedReport(ctx, place, locale);
  return { report: placed.report, files: await filesOf(ctx, placed, locale) };
}

async function filesOf(
  ctx: Ctx,
  { columns, contentSha256 }: PlacedReport,
  locale: Locale,
): Promise<readonly ReportFile[]> {
  const made = await ctx.read
    .select({
      kind: reportFiles.kind,
      contentSha256: reportFiles.contentSha256,
      madeAt: reportFiles.madeAt,
      size: files.size,
    })
    .from(reportFiles)
    .innerJoin(files, eq(files.sha256, reportFiles.fileSha256))
    .where(and(...isAbout(reportFiles, columns), eq(reportFiles.locale, locale)));
  const runs = await ctx.read
    .select({ kind: reportRuns.kind, status: reportRuns.status, progress: reportRuns.progress })
    .from(reportRuns)
    .where(and(...isAbout(reportRuns, columns), eq(reportRuns.locale, locale)))
    .orderBy(desc(reportRuns.createdAt), desc(reportRuns.id));
  return REPORT_KINDS.map((kind) => {
    const file = made.find((one) => one.kind === kind && one.contentSha256 === contentSha256);
    const run = runs.find((one) => one.kind === kind);
    return {
      kind,
      file: file === undefined ? null : { size: file.size, madeAt: file.madeAt.toISOString() },
      run: run === undefined ? null : { status: run.status, progress: run.progress },
    };
  });
}

/**
 * Asks the worker for a file of a report; refused as busy while the same is being made. Throws NOT_FOUND where the report
 * is absent or not open to the actor.
 */
export async function askForReport(
  ctx: Ctx,
  { place, locale, kind }: ReportFileKey,
): Promise<Result<null, "busy">> {
  if (ctx.actor.kind !== "user") throw new AppError("UNAUTHENTICATED", "report");
  const placed = await placedReport(ctx, place, locale);
  const known = await filesOf(ctx, placed, locale);
  if (known.some((one) => one.kind === kind && one.file !== null)) return done(null);
  const { userId } = ctx.actor;
  return housekeeping(ctx, async (tx, askFor): Promise<Result<null, "busy">> => {
    const run = newId(ctx.now);
    const taken = await tx
      .insert(reportRuns)
      .values({
        id: run,
        ...placed.columns,
        locale,
        kind,
        personId: userId,
        status: "waiting",
        progress: 0,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: reportRuns.id });
    if (taken.length === 0) return refused("busy");
    await askFor("report", { run });
    return done(null);
  });
}

/**
 * Stops the making of a file: the request is taken away, and the worker leaves it at its next look. Throws NOT_FOUND where
 * the report is absent or not open to the actor.
 */
export async function stopReport(ctx: Ctx, { place, locale, kind }: ReportFileKey): Promise<Result<null>> {
  const { columns } = await placedReport(ctx, place, locale);
  await housekeeping(ctx, (tx) =>
    tx
      .delete(reportRuns)
      .where(
        and(
          ...isAbout(reportRuns, columns),
          eq(reportRuns.locale, locale),
          eq(reportRuns.kind, kind),
          inArray(reportRuns.status, ["waiting", "working"]),
        ),
      ),
  );
  return done(null);
}

/**
 * A file of a report. Throws NOT_FOUND where the report is absent or not open to the actor, and where no file is there that
 * says what the report says now.
 */
export async function openReport(ctx: Ctx, store: FileStore, key: ReportFileKey): Promise<OutgoingFile> {
  const { place, locale, kind } = key;
  const { report, columns, contentSha256 } = await placedReport(ctx, place, locale);
  const [row] = await ctx.read
    .select({ contentSha256: reportFiles.contentSha256, fileSha256: reportFiles.fileSha256 })
    .from(reportFiles)
    .where(and(...isAbout(reportFiles, columns), eq(reportFiles.locale, locale), eq(reportFiles.kind, kind)));
  if (row?.contentSha256 !== contentSha256) throw new AppError("NOT_FOUND", `report of ${report.code}`);
  return openHeld(ctx, store, report.code, {
    fileSha256: row.fileSha256,
    fileName: fileNameOf(key, report.code),
  });
}

/** The name of a file in plain words, with the code of what it is about and the language. */
export function fileNameOf({ place, locale, kind }: ReportFileKey, code: string): string {
  const t = createTranslator({ locale, messages: catalogueOf(locale) });
  const language = nameOf(locale);
  switch (place.about) {
    case "release":
      return `${t("report.fileName", { code, language })}.${kind}`;
    case "brief":
      return `${t("brief.fileName", { code, language })}.${kind}`;
    case "round":
      return `${t(`roundReport.fileNames.${place.audience}`, { code, language })}.${kind}`;
  }
}
