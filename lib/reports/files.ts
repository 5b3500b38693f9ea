/**
 * Files of country reports: asked for by whoever reads the release, made by the worker, kept until the report would say
 * something else.
 */
import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { type ImportRunStatus, REPORT_KINDS, type ReportKind } from "@/db/enums";
import { releases } from "@/db/schema/release";
import { reportFiles, reportRuns } from "@/db/schema/report";
import { files } from "@/db/schema/source";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
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
import { reportOfRelease } from "./read";
import type { ReportFileKey } from "./schema";

/** Raised whenever files look otherwise than before though they say the same. */
const LOOK = 1;

/** The hash of what a report says and how its files look: a file with another one is made again. */
export function contentHashOf(report: Report): string {
  return sha256(canonicalJson({ look: LOOK, report }));
}

/** How a file of a report stands for its reader. */
export type ReportFile = {
  kind: ReportKind;
  /** Null where none is there that says what the report says now. */
  file: { size: number; madeAt: string } | null;
  /** How the newest request of the last day ended or how far it is; null where there is none. */
  run: { status: ImportRunStatus; progress: number } | null;
};

function isOf({ locale, kind }: Omit<ReportFileKey, "code">, releaseId: string) {
  return and(
    eq(reportFiles.releaseId, releaseId),
    eq(reportFiles.locale, locale),
    eq(reportFiles.kind, kind),
  );
}

/** The id of a release. Its reader was found to be one before. */
async function idOf(ctx: Ctx, code: string): Promise<string> {
  const [row] = await ctx.read.select({ id: releases.id }).from(releases).where(eq(releases.code, code));
  if (!row) throw new AppError("NOT_FOUND", `release ${code}`);
  return row.id;
}

/** A report with how its files stand. Throws NOT_FOUND where the release is absent, hidden from the actor or sealed. */
export async function reportWithFiles(
  ctx: Ctx,
  code: string,
  locale: Locale,
): Promise<{ report: Report; files: readonly ReportFile[] }> {
  const report = await reportOfRelease(ctx, code, locale);
  const releaseId = await idOf(ctx, code);
  const made = await ctx.read
    .select({
      kind: reportFiles.kind,
      contentSha256: reportFiles.contentSha256,
      madeAt: reportFiles.madeAt,
      size: files.size,
    })
    .from(reportFiles)
    .innerJoin(files, eq(files.sha256, reportFiles.fileSha256))
    .where(and(eq(reportFiles.releaseId, releaseId), eq(reportFiles.locale, locale)));
  const runs = await ctx.read
    .select({ kind: reportRuns.kind, status: reportRuns.status, progress: reportRuns.progress })
    .from(reportRuns)
    .where(and(eq(reportRuns.releaseId, releaseId), eq(reportRuns.locale, locale)))
    .orderBy(desc(reportRuns.createdAt), desc(reportRuns.id));
  const contentSha256 = contentHashOf(report);
  return {
    report,
    files: REPORT_KINDS.map((kind) => {
      const file = made.find((one) => one.kind === kind && one.contentSha256 === contentSha256);
      const run = runs.find((one) => one.kind === kind);
      return {
        kind,
        file: file === undefined ? null : { size: file.size, madeAt: file.madeAt.toISOString() },
        run: run === undefined ? null : { status: run.status, progress: run.progress },
      };
    }),
  };
}

/**
 * Asks the worker for a file of a report; refused as busy while the same is being made. Throws NOT_FOUND where the
 * release is absent, hidden from the actor or sealed.
 */
export async function askForReport(
  ctx: Ctx,
  { code, locale, kind }: ReportFileKey,
): Promise<Result<null, "busy">> {
  if (ctx.actor.kind !== "user") throw new AppError("UNAUTHENTICATED", "report");
  const { files: known } = await reportWithFiles(ctx, code, locale);
  if (known.some((one) => one.kind === kind && one.file !== null)) return done(null);
  const { userId } = ctx.actor;
  const releaseId = await idOf(ctx, code);
  return housekeeping(ctx, async (tx, askFor): Promise<Result<null, "busy">> => {
    const run = newId(ctx.now);
    const taken = await tx
      .insert(reportRuns)
      .values({
        id: run,
        releaseId,
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
 * A file of a report. Throws NOT_FOUND where the release is absent, hidden from the actor or sealed, and where no file is
 * there that says what the report says now.
 */
export async function openReport(ctx: Ctx, store: FileStore, key: ReportFileKey): Promise<OutgoingFile> {
  const report = await reportOfRelease(ctx, key.code, key.locale);
  const [row] = await ctx.read
    .select({ contentSha256: reportFiles.contentSha256, fileSha256: reportFiles.fileSha256 })
    .from(reportFiles)
    .where(isOf(key, await idOf(ctx, key.code)));
  if (row?.contentSha256 !== contentHashOf(report)) throw new AppError("NOT_FOUND", `report of ${key.code}`);
  return openHeld(ctx, store, key.code, { fileSha256: row.fileSha256, fileName: fileNameOf(key) });
}

/** The name of a file in plain words, with the code of the release and the language. */
export function fileNameOf({ code, locale, kind }: ReportFileKey): string {
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "report" });
  return `${t("fileName", { code, language: nameOf(locale) })}.${kind}`;
}
