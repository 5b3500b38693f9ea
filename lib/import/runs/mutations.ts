/** The steps that a person takes with an import on its way; the work itself is the worker's. */
import "server-only";
import { readFile } from "node:fs/promises";
import { and, eq, inArray, ne, or } from "drizzle-orm";
import type { ImportRunStep } from "@/db/enums";
import { importRuns, type StoredChoices } from "@/db/schema/import";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { decideCountryName } from "@/lib/countries/name-mutations";
import { type KeptFile, type SentFile, takeIn } from "@/lib/files/attached";
import { FileRefused, recognise, XLSX } from "@/lib/files/recognise";
import type { FileRefusal } from "@/lib/files/refusals";
import type { Examined, FileStore } from "@/lib/files/store";
import { can } from "@/lib/policy/can";
import { isRegister } from "@/lib/registers/definitions";
import { saveProfile } from "../profiles/mutations";
import { getRun, requireImporter } from "./queries";
import type { DecideNames, NewRun, ReadRun } from "./schema";
import type { DiscardRefusal, RunRefusal } from "./view";

/** Takes a file in and asks the worker to look at it. Throws FORBIDDEN where nothing of that kind may be imported. */
export async function beginRun(
  ctx: Ctx,
  store: FileStore,
  { kind, round }: NewRun,
  file: SentFile,
): Promise<Result<{ id: string }, FileRefusal>> {
  const { personId, kinds } = await requireImporter(ctx);
  if (!kinds.includes(kind)) throw new AppError("FORBIDDEN", `import of ${kind}`);
  const hold = ({ name, sha256 }: KeptFile) =>
    housekeeping(ctx, async (tx, askFor): Promise<Result<{ id: string }, never>> => {
      const id = newId(ctx.now);
      await tx.insert(importRuns).values({
        id,
        kind,
        personId,
        fileName: name,
        fileSha256: sha256,
        step: "look",
        status: "waiting",
        choices: round === null ? {} : { round },
        view: null,
        written: 0,
        total: 0,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      });
      await askFor("import", { run: id });
      return done({ id });
    });
  return takeIn(ctx, store, file, hold, examine);
}

/** A workbook is looked into before it is unpacked; text may be in any encoding. */
async function examine(path: string, name: string): Promise<Examined> {
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new FileRefused("empty");
  if (!bytes.subarray(0, 2).equals(Buffer.from("PK"))) return { type: "text/plain" };
  const { type } = await recognise(path, name);
  if (type !== XLSX) throw new FileRefused("type_not_allowed");
  return { type };
}

/**
 * Reads the file as the person says: looks again where another table or encoding was chosen, else checks every entry.
 * Other cells may be names now, which are shown to nobody until the person asks again.
 */
export async function readRunAs(
  ctx: Ctx,
  { run: id, keep, sheet, headerLine, encoding, mapping }: ReadRun,
): Promise<Result<null, RunRefusal>> {
  const { kind, choices, view } = await getRun(ctx, id);
  const { layout } = view;
  const isOtherSheet = layout !== null && sheet !== null && sheet !== layout.sheet;
  const place = {
    sheet: sheet ?? undefined,
    // Another sheet has its names in a line of its own, unless the person named one as well.
    headerLine: isOtherSheet && headerLine === layout.headerLine ? undefined : (headerLine ?? undefined),
    encoding: encoding ?? undefined,
    round: choices.round,
    leavesOutUndecided: choices.leavesOutUndecided,
  };
  const isMoved =
    layout === null ||
    isOtherSheet ||
    (headerLine !== null && headerLine !== layout.headerLine) ||
    (encoding !== null && encoding !== layout.encoding);
  if (isMoved) return next(ctx, id, "look", place);
  const header = layout.columns.map(({ name }) => name);
  if (
    keep &&
    mapping.fields.length === header.length &&
    can(ctx.actor, "import_profile.keep", { kind: "installation" })
  ) {
    await saveProfile(ctx, { kind, header, mapping, version: layout.profile?.version ?? 0 });
  }
  return next(ctx, id, "check", { ...place, mapping });
}

/** Remembers what names of countries stand for, and checks the file again. Throws FORBIDDEN but for who may decide. */
export async function decideNames(
  ctx: Ctx,
  { run: id, names }: DecideNames,
): Promise<Result<null, RunRefusal>> {
  const { choices } = await getRun(ctx, id);
  // One that somebody else decided meanwhile is known now, which is all that is wanted.
  for (const { name, iso3 } of names) await decideCountryName(ctx, { name, iso3, version: 0 });
  return next(ctx, id, "check", choices);
}

/** Checks the file again as it was read before: somebody may have decided its names meanwhile. */
export async function checkRun(ctx: Ctx, id: string): Promise<Result<null, RunRefusal>> {
  const { choices } = await getRun(ctx, id);
  return next(ctx, id, "check", choices);
}

/** Checks the file again without the entries that have a name of a country that nobody has decided. */
export async function leaveOutUndecided(ctx: Ctx, id: string): Promise<Result<null, RunRefusal>> {
  const { choices } = await getRun(ctx, id);
  return next(ctx, id, "check", { ...choices, leavesOutUndecided: true });
}

/** Shows the names of countries in the file that nobody has decided to those who may, while the import is kept. */
export async function askForNames(ctx: Ctx, id: string): Promise<Result<null, RunRefusal>> {
  const { choices } = await getRun(ctx, id);
  return housekeeping(ctx, async (tx): Promise<Result<null, RunRefusal>> => {
    const asked = await tx
      .update(importRuns)
      .set({ choices: { ...choices, asksForNames: true }, updatedAt: ctx.now })
      .where(and(eq(importRuns.id, id), eq(importRuns.status, "ready")))
      .returning({ id: importRuns.id });
    return asked.length === 0 ? refused("busy") : done(null);
  });
}

/** Has the import applied, in one transaction, by the worker. */
export async function applyRun(ctx: Ctx, id: string): Promise<Result<null, RunRefusal>> {
  const { kind, choices, step, status, view } = await getRun(ctx, id);
  // Ratings and sources have one layout: to look at them is to check them.
  const isChecked = step === "check" || (step === "look" && !isRegister(kind));
  if (!isChecked || status !== "ready" || view.counts === null || view.problemCount > 0)
    return refused("busy");
  return next(ctx, id, "apply", choices);
}

/** Ends an import, but for one that is being applied or was applied. Throws NOT_FOUND. */
export async function discardRun(ctx: Ctx, id: string): Promise<Result<null, DiscardRefusal>> {
  await getRun(ctx, id);
  const isIdle = or(ne(importRuns.step, "apply"), inArray(importRuns.status, ["ready", "failed"]));
  const discarded = await housekeeping(ctx, (tx) =>
    tx
      .delete(importRuns)
      .where(and(eq(importRuns.id, id), isIdle))
      .returning({ id: importRuns.id }),
  );
  if (discarded.length > 0) return done(null);
  const { status } = await getRun(ctx, id);
  return refused(status === "done" ? "applied" : "busy");
}

/** Gives an import to the worker, unless it is there. */
async function next(
  ctx: Ctx,
  id: string,
  step: ImportRunStep,
  choices: StoredChoices,
): Promise<Result<null, RunRefusal>> {
  return housekeeping(ctx, async (tx, askFor): Promise<Result<null, RunRefusal>> => {
    const taken = await tx
      .update(importRuns)
      .set({ step, status: "waiting", choices, written: 0, total: 0, updatedAt: ctx.now })
      .where(and(eq(importRuns.id, id), inArray(importRuns.status, ["ready", "failed"])))
      .returning({ id: importRuns.id });
    if (taken.length === 0) return refused("busy");
    await askFor("import", { run: id });
    return done(null);
  });
}
