/** What each job of the registry does. */
import "server-only";
import { auditHead } from "@/lib/audit/head";
import { workOnReading } from "@/lib/boundaries/work";
import { workOnCheck } from "@/lib/checks/work";
import { eraseDueContributions } from "@/lib/contributions/erase";
import { settleAllLeftBehind } from "@/lib/contributions/left-behind";
import type { Ctx } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { workOnFigures } from "@/lib/figures/runs";
import { fileStore, partialUploads } from "@/lib/files/installation-store";
import { sweepFiles } from "@/lib/files/sweep";
import { workOnImport } from "@/lib/import/runs/work";
import { sendDueMails } from "@/lib/mail/send";
import { eraseDueRecords, eraseNoted } from "@/lib/missions/erase";
import { writeDailyNotices } from "@/lib/notifications/daily";
import { compareFigures } from "@/lib/ratings/figures";
import { workOnReport } from "@/lib/reports/work";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { workOnStability } from "@/lib/stability/work";
import { cleanUp } from "./housekeeping";
import type { JobData, JobName } from "./registry";
import { giveUpRun } from "./runs";

export const HANDLERS: { [Name in JobName]: (ctx: Ctx, data: JobData<Name>) => Promise<void> } = {
  housekeeping: cleanUp,
  "interview-deletion": async (ctx) => {
    const erased = await eraseDueInterviews(ctx, eraseNoted);
    if (erased.length > 0) log().info({ interviews: erased.length }, "interviews erased on their agreed day");
  },
  "contribution-deletion": async (ctx) => {
    const contributions = await eraseDueContributions(ctx);
    if (contributions > 0) log().info({ contributions }, "contributions erased on their day");
  },
  "left-behind": async (ctx) => {
    const settled = await settleAllLeftBehind(ctx);
    if (settled > 0)
      log().info({ settled }, "links closed and contributions passed on whose people have left");
  },
  "meeting-record-deletion": async (ctx) => {
    const records = await eraseDueRecords(ctx);
    if (records > 0) log().info({ records }, "records of meetings erased on their agreed day");
  },
  "figures-check": async (ctx) => {
    const differences = await compareFigures(ctx);
    if (differences.length > 0)
      log().error({ differences }, "stored figures differ from a fresh computation");
  },
  "audit-anchor": async (ctx) => {
    log().info(await auditHead(ctx), "head of the audit chain");
  },
  "file-sweep": async (ctx) => {
    const removed = await sweepFiles(ctx, fileStore());
    if (removed > 0) log().info({ files: removed }, "files that nothing holds removed");
    const uploads = await partialUploads().sweep(ctx.now);
    if (uploads > 0) log().info({ uploads }, "uploads that did not go on removed");
  },
  "daily-notices": writeDailyNotices,
  mail: sendDueMails,
  import: (ctx, { run }) => workOnImport(ctx, fileStore(), run),
  figures: (ctx, { run }) => workOnFigures(ctx, run),
  check: (ctx, { run }) => workOnCheck(ctx, run),
  stability: (ctx, { run }) => workOnStability(ctx, run),
  report: (ctx, { run }) => workOnReport(ctx, fileStore(), run),
  "boundary-file": (ctx, { reading }) => workOnReading(ctx, fileStore(), reading),
  "given-up": (ctx, job) => giveUpRun(ctx, "run" in job ? job.run : job.reading),
};
