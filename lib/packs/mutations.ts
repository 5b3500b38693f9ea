/** The steps of a pack that came back: taken in, compared, applied in one transaction, or discarded. */
import "server-only";
import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { v5 } from "uuid";
import { importRuns } from "@/db/schema/import";
import { canonicalJson } from "@/lib/audit/canonical";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { type Change, changed, mutate } from "@/lib/core/mutate";
import { done, type Refused, type Result, refused } from "@/lib/core/result";
import { type KeptFile, type SentFile, takeIn } from "@/lib/files/attached";
import { FileRefused, recognise, XLSX } from "@/lib/files/recognise";
import type { FileRefusal } from "@/lib/files/refusals";
import type { Examined, FileStore } from "@/lib/files/store";
import { type BatchRow, recordBatch } from "@/lib/import/batch";
import { EMPTY_VIEW } from "@/lib/import/runs/view";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { recomputeFigures } from "@/lib/ratings/figures";
import { writePermission } from "@/lib/ratings/kinds";
import type { StoredRating } from "@/lib/ratings/merge";
import { loadWritable, type OnMoved, saveOn, type WritableAssessment } from "@/lib/ratings/mutations";
import type { RatingFields } from "@/lib/ratings/schema";
import { UNDETERMINED } from "@/lib/text/language";
import { comparePack } from "./compare";
import { fieldsOf, PACK_PARTS, type PackPart } from "./fields";
import { type PackPlace, packPlace, packRatings } from "./queries";
import { readPack } from "./read";
import { requirePackRun } from "./runs";
import type { ApplyPack, PackKey, PackRunKey } from "./schema";
import { type ApplyRefusal, changeName, needsChoice, type PackChange } from "./view";

/** Namespace of the mutation ids that the saves of packs get. */
const MUTATIONS = "7d0a2f5e-1c1b-4d0e-9a53-6f2f9a3c5b10";
/** Parts whose text carries a language. */
const WRITTEN: readonly PackPart[] = ["rationale", "teamNote", "notApplicableReason"];

/** Takes in a pack that came back. Throws NOT_FOUND for who does not write these ratings. */
export async function beginPack(
  ctx: Ctx,
  store: FileStore,
  key: PackKey,
  file: SentFile,
): Promise<Result<{ id: string }, FileRefusal>> {
  await packPlace(ctx, key);
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("NOT_FOUND", "pack");
  const hold = ({ name, sha256 }: KeptFile) =>
    housekeeping(ctx, async (tx): Promise<Result<{ id: string }, never>> => {
      const id = newId(ctx.now);
      const { round, iso3, kind } = key;
      await tx.insert(importRuns).values({
        id,
        kind: "ratings",
        personId: actor.userId,
        fileName: name,
        fileSha256: sha256,
        step: "check",
        status: "ready",
        choices: { pack: { round, iso3, kind } },
        view: null,
        written: 0,
        total: 0,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      });
      return done({ id });
    });
  return takeIn(ctx, store, file, hold, examine);
}

async function examine(path: string, name: string): Promise<Examined> {
  const examined = await recognise(path, name);
  if (examined.type !== XLSX) throw new FileRefused("type_not_allowed");
  return examined;
}

/** Discards a pack that was not applied. Throws NOT_FOUND. */
export async function discardPack(ctx: Ctx, key: PackRunKey): Promise<Result<null, "applied">> {
  await requirePackRun(ctx, key);
  const discarded = await housekeeping(ctx, (tx) =>
    tx
      .delete(importRuns)
      .where(and(eq(importRuns.id, key.run), eq(importRuns.status, "ready")))
      .returning({ id: importRuns.id }),
  );
  return discarded.length > 0 ? done(null) : refused("applied");
}

/**
 * Applies what a pack changes, with what the person chose where both sides changed: by the mutation of every save, in
 * one transaction, as one batch that can be undone. Refused, with nothing written, where a choice is missing or a part
 * was changed since the person saw it. Throws NOT_FOUND.
 */
export async function applyPack(
  ctx: Ctx,
  store: FileStore,
  input: ApplyPack,
): Promise<Result<{ changed: number }, ApplyRefusal>> {
  const run = await requirePackRun(ctx, input);
  if (run.status !== "ready") return refused("applied");
  const bytes = await buffer(store.get(run.fileSha256));
  const first = input.kind !== "assessor" ? await firstIndicator(ctx, input) : "";
  try {
    return await mutate<AssessmentPermission, { changed: number }, ApplyRefusal, WritableAssessment>(
      ctx,
      writePermission(input.kind),
      (inside) => loadWritable(inside, { ...input, indicator: first }),
      async (inside, subject) => {
        const place = await packPlace(inside, input);
        const stored = await packRatings(inside, place, "update");
        const pack = await readPack(bytes, place);
        const { changes } = comparePack(pack, stored, place.isOpen);
        const wanted = chosen(changes, input);
        if (wanted === null) return refused("choice_missing");
        const locale = pack.identity?.locale ?? UNDETERMINED;
        const saved = await saveAll(inside, subject, { place, stored, wanted, locale, input, run });
        return Array.isArray(saved) ? endPack(inside, input, run, saved) : saved;
      },
    );
  } catch (error) {
    if (error instanceof AppError && error.code === "LOCKED") return refused("locked");
    throw error;
  }
}

async function firstIndicator(ctx: Ctx, key: PackKey): Promise<string> {
  return (await packPlace(ctx, key)).indicators[0] ?? "";
}

/** The changes to be written; null where a person has not chosen yet. */
function chosen(
  changes: readonly PackChange[],
  { choices }: Pick<ApplyPack, "choices">,
): readonly PackChange[] | null {
  const choiceOf = (change: PackChange) => (needsChoice(change) ? choices[changeName(change)] : "file");
  if (changes.some((change) => choiceOf(change) === undefined)) return null;
  return changes.filter((change) => choiceOf(change) === "file");
}

type Run = Awaited<ReturnType<typeof requirePackRun>>;
type Saved = { row: BatchRow; change: Change<unknown>["changes"][number] | undefined };
type Work = {
  place: PackPlace;
  stored: ReadonlyMap<string, StoredRating>;
  wanted: readonly PackChange[];
  locale: string;
  input: ApplyPack;
  run: Run;
};

/** Saves every rating of a pack; refused where one was changed since the person saw it. */
async function saveAll(
  ctx: MutationCtx,
  subject: WritableAssessment,
  { place, stored, wanted, locale, input, run }: Work,
): Promise<Saved[] | Refused<ApplyRefusal>> {
  const saved: Saved[] = [];
  let figures: OnMoved | undefined;
  const byIndicator = Map.groupBy(wanted, ({ indicator }) => indicator);
  for (const [indicator, changes] of [...byIndicator].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const before = stored.get(indicator);
    const baseVersion = input.versions[indicator];
    if (before === undefined || baseVersion === undefined) return refused("changed_meanwhile");
    const fields = touchedFields(changes, before, locale);
    const key = { ...input, indicator };
    const mutationId = v5(
      canonicalJson([
        ctx.actor.kind === "user" ? ctx.actor.userId : "",
        run.fileSha256,
        key.round,
        key.iso3,
        key.kind,
        indicator,
        baseVersion,
        fields,
      ]),
      MUTATIONS,
    );
    const { value, changes: audited } = await saveOn(
      ctx,
      subject,
      { ...key, baseVersion, mutationId, fields },
      async () => {
        figures = recomputeFigures;
      },
    );
    if (value.status !== "saved") return refused("changed_meanwhile");
    const [change] = audited;
    if (change === undefined) continue; // a repeat, which changed nothing
    saved.push({ row: batchRow(key, before, change), change });
  }
  await figures?.(ctx, subject.assessment, place.edition);
  return saved;
}

function touchedFields(
  changes: readonly PackChange[],
  { values }: StoredRating,
  locale: string,
): RatingFields {
  const fields: RatingFields = {};
  for (const part of PACK_PARTS) {
    const change = changes.find((one) => one.part === part);
    if (change !== undefined) Object.assign(fields, fieldsOf(part, change.file));
  }
  const begins = values.language === UNDETERMINED && changes.some(({ part }) => WRITTEN.includes(part));
  return begins ? { ...fields, language: locale } : fields;
}

function batchRow(
  key: PackKey & { indicator: string },
  before: StoredRating,
  change: NonNullable<Saved["change"]>,
): BatchRow {
  const ofSecond = key.kind === "assessor" ? "" : `/${key.kind}`;
  return {
    entity: "rating",
    entityId: change.entityId,
    versionBefore: before.version,
    versionAfter: change.version,
    key: `${key.round}/${key.iso3}/${key.indicator}${ofSecond}`,
    before: before.version === 0 ? null : before.values,
    after: change.after,
  };
}

/** Records the batch, and says on the run that it was applied: who applies it twice at once does so once. */
async function endPack(
  ctx: MutationCtx,
  { run: id }: ApplyPack,
  { fileName, fileSha256 }: Run,
  saved: readonly Saved[],
): Promise<Change<{ changed: number }> | Refused<ApplyRefusal>> {
  if (saved.length === 0) return refused("nothing");
  const rows = saved.map(({ row }) => row);
  const batch = await recordBatch(ctx, "ratings", { name: fileName, sha256: fileSha256 }, rows);
  const counts = { created: 0, updated: rows.length, unchanged: 0, leftOut: 0 };
  const ended = await ctx.tx
    .update(importRuns)
    .set({
      status: "done",
      step: "apply",
      view: { ...EMPTY_VIEW, batch: batch.entityId, counts },
      updatedAt: ctx.now,
    })
    .where(and(eq(importRuns.id, id), eq(importRuns.status, "ready")))
    .returning({ id: importRuns.id });
  if (ended.length === 0) return refused("applied");
  const changes = saved.flatMap(({ change }) => (change === undefined ? [] : [change]));
  return changed({ changed: rows.length }, ...changes, batch);
}
