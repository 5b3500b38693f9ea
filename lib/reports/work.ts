/** What the worker does with a request for a file of a report: reads the report, makes the file, keeps it. */
import "server-only";
import type { ReportKind } from "@/db/enums";
import { reportFiles, reportRuns } from "@/db/schema/report";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { recordFile } from "@/lib/files/attached";
import type { FileStore, StoredFile } from "@/lib/files/store";
import { isLocale } from "@/lib/i18n/locales";
import { type RunKind, type RunState, workOnRun } from "@/lib/jobs/runs";
import { programmeDay } from "@/lib/settings/programme-day";
import type { Report } from "./model";
import type { ReportPlace } from "./place";
import { keepAbout, placeOf, wholeReport } from "./places";

const REPORTS: RunKind<typeof reportRuns> = { table: reportRuns };

const MEDIA_TYPES: Readonly<Record<ReportKind, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
/** No report comes near it. */
const BYTES_MAX = 200_000_000;
/** How far the work is, in percent: the report was read, its file was made. */
const READ = 50;
const MADE = 80;

type Row = typeof reportRuns.$inferSelect;

/** Thrown where somebody stopped the work. */
class Stopped extends Error {}

/** Makes the file that was asked for, as the person who asked. What goes wrong is logged and said on the page. */
export function workOnReport(ctx: Ctx, store: FileStore, id: string): Promise<void> {
  return workOnRun(ctx, REPORTS, id, async (person, row, state) => {
    try {
      await make(person, store, row, state);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
    return null;
  });
}

async function make(
  person: Ctx,
  store: FileStore,
  row: Row,
  state: RunState<typeof reportRuns>,
): Promise<void> {
  const { locale, kind } = row;
  if (!isLocale(locale)) throw new AppError("INTERNAL", `report in ${locale}`);
  const place = await placeOf(person, row);
  const goOn = async (progress: number) => {
    if (!(await state.isOpen())) throw new Stopped();
    await state.note({ progress });
  };
  const { report, contentSha256 } = await wholeReport(person, place, locale, (done, all) =>
    goOn(Math.floor((READ * done) / all)),
  );
  await goOn(READ);
  const bytes = await bytesOf(report, kind, await programmeDay(person));
  await goOn(MADE);
  const stored = await store.put(once(bytes), {
    maxBytes: BYTES_MAX,
    now: person.now,
    examine: async () => ({ type: MEDIA_TYPES[kind] }),
  });
  await keep(person, place, row, { stored, contentSha256 }, state);
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

/** Keeps the file in place of the one before, together with the end of the run. */
function keep(
  person: Ctx,
  place: ReportPlace,
  { releaseId, assessmentId, roundId, forReaders, locale, kind }: Row,
  { stored, contentSha256 }: { stored: StoredFile; contentSha256: string },
  { end }: RunState<typeof reportRuns>,
): Promise<void> {
  return keepAbout(person, place, async (inside) => {
    await recordFile(inside, stored);
    const made = { contentSha256, fileSha256: stored.sha256, madeAt: inside.now };
    await inside.tx
      .insert(reportFiles)
      .values({
        id: newId(inside.now),
        releaseId,
        assessmentId,
        roundId,
        forReaders,
        locale,
        kind,
        ...made,
      })
      .onConflictDoUpdate({ target: ONE_EACH[place.about], set: made });
    await end(inside, { status: "done", progress: 100 });
  });
}

/** There is one file of each kind and language about each. */
const ONE_EACH = {
  release: [reportFiles.releaseId, reportFiles.locale, reportFiles.kind],
  brief: [reportFiles.assessmentId, reportFiles.locale, reportFiles.kind],
  round: [reportFiles.roundId, reportFiles.forReaders, reportFiles.locale, reportFiles.kind],
};

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
