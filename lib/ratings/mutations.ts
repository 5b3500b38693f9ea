import "server-only";
import { eq } from "drizzle-orm";
import { ratingRevisions } from "@/db/schema/rating";
import { users } from "@/db/schema/user";
import { type AssessmentRecord, assessmentSubject } from "@/lib/assessments/subject";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { type Change, changed, mutate } from "@/lib/core/mutate";
import { editionByHash } from "@/lib/editions/queries";
import { type Edition, indicatorOf } from "@/lib/instruments/edition";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import { isOwnSection } from "@/lib/self-assessments/sections";
import { readCitations } from "./citations-read";
import { computedConfidence, isLower } from "./confidence";
import { isEffectiveKind } from "./effective";
import { hasOnlyFieldsOf, movesFigures } from "./fields";
import { recomputeFigures } from "./figures";
import { judgementProblems, settleJudgement } from "./judgement";
import { judgementRules } from "./judgement-rules";
import { isReadable, requireOpenSecondRating, writePermission } from "./kinds";
import { type Merge, mergeSave, type StoredRating, withFieldVersions } from "./merge";
import { savedRating, savedView } from "./queries";
import { type FirstAnswer, firstAnswer, rememberAnswer, updateRating } from "./repeats";
import { columnsOf, type RatingRow, storedRating } from "./rows";
import type {
  ConflictAnswer,
  FieldConflict,
  FieldValues,
  InvalidAnswer,
  RatingFields,
  RatingKey,
  SavedAnswer,
} from "./schema";
import { insertRating, lockRating, ratingChange, type WrittenColumns } from "./write";

/** One save: the touched fields, the version they were typed over and the id the device gave it. */
export type SaveRatingInput = RatingKey & {
  baseVersion: number;
  mutationId: string;
  fields: RatingFields;
  /** Why it changes; must be there outside drafting. */
  reason?: string | undefined;
};

/** What became of a save. Only `saved` wrote anything. */
export type SaveRatingOutcome =
  | ({ status: "saved" } & SavedAnswer)
  | ({ status: "conflict" } & ConflictAnswer)
  | ({ status: "invalid" } & InvalidAnswer);

/** An assessment whose row is locked for a write on one of its ratings. */
export type WritableAssessment = AssessmentSubject & { assessment: AssessmentRecord };
/** What becomes of the figures of an assessment after a save that moves them. */
export type OnMoved = (ctx: MutationCtx, assessment: AssessmentRecord, edition: Edition) => Promise<void>;

/**
 * Saves the touched fields of one rating: merges where others touched other fields, answers a conflict where both
 * touched the same one, and a repeat of a mutation id with the first answer. Figures and audit event go with it.
 * Throws NOT_FOUND, FORBIDDEN, or LOCKED where the present state takes no rating of that kind.
 */
export async function saveRating(ctx: Ctx, input: SaveRatingInput): Promise<SaveRatingOutcome> {
  try {
    const result = await mutate<AssessmentPermission, SaveRatingOutcome, never, WritableAssessment>(
      ctx,
      writePermission(input.kind),
      (inside) => loadWritable(inside, input),
      (inside, subject) => saveOn(inside, subject, input),
    );
    if (!result.ok) throw new AppError("INTERNAL", "a save is never refused");
    return result.value;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "LOCKED") throw error;
    // The answer to a save made before the lock may have been lost on the way.
    const repeat = await repeatWhileLocked(ctx, input);
    if (repeat) return repeat;
    throw error;
  }
}

/**
 * The assessment of a rating to be written, locked. Throws NOT_FOUND, or LOCKED where its present state takes no rating
 * of that kind; who may write it is for the door to ask.
 */
export async function loadWritable(ctx: MutationCtx, input: RatingKey): Promise<WritableAssessment> {
  const { subject, assessment, writableKinds } = await assessmentSubject(ctx, input, "share");
  const permission = writePermission(input.kind);
  const selfIsOpen = subject.selfIsOpen || subject.selfIsCertified;
  const onceWritable: AssessmentSubject = { ...subject, state: "drafting", selfIsOpen };
  const isOpen = writableKinds.includes(input.kind) && can(ctx.actor, permission, subject);
  if (!isOpen && can(ctx.actor, permission, onceWritable)) {
    throw new AppError("LOCKED", `${input.kind} ratings in ${assessment.state}`);
  }
  if (input.kind === "second" && can(ctx.actor, permission, subject)) {
    await requireOpenSecondRating(ctx, assessment.id, input.indicator);
  }
  if (input.kind === "self" && !(await isOwnSection(ctx, { assessment, subject }, input.indicator))) {
    throw new AppError("NOT_FOUND", `${input.indicator} is no section of the actor`);
  }
  return { ...subject, assessment };
}

type SaveChange = Change<SaveRatingOutcome>;

/**
 * One save inside a write that the caller has opened for `loadWritable`. Who saves several ratings at once locks them
 * first and computes the figures once behind all of them by `onMoved`, so that no two such writes wait for each other.
 */
export async function saveOn(
  ctx: MutationCtx,
  subject: WritableAssessment,
  input: SaveRatingInput,
  onMoved: OnMoved = recomputeFigures,
): Promise<SaveChange> {
  const { assessment } = subject;
  if (!hasOnlyFieldsOf(input.kind, input.fields)) throw new AppError("FORBIDDEN", "fields of the team");
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const { code: indicator } = indicatorOf(edition, input.indicator);
  const row = await lockRating(ctx, assessment.id, { indicator, kind: input.kind });
  const stored = storedRating(row);
  const touched = settleJudgement(input.fields);
  const merge = mergeSave(stored, input.baseVersion, touched);
  const working = { edition, row, stored, merge, onMoved };
  const isConflict = merge.conflicts.length > 0 && row !== undefined;
  const problems = isConflict ? {} : await problemsOf(ctx, subject, input, working, touched);
  const isInvalid = Object.keys(problems).length > 0;
  if (row && merge.changed.length > 0 && !isConflict && !isInvalid) {
    const written = await update(ctx, subject, input, { ...working, row });
    if (written) return written;
  }
  // Everything else may be a repeat, which gets its first answer whatever happened since.
  const first = await firstAnswer(ctx, { ...input, assessmentId: assessment.id });
  if (first) return changed(await answer(ctx, subject, input, first));
  if (isConflict) return changed(await conflict(ctx, subject, input, { ...working, row }));
  if (isInvalid) return changed<SaveRatingOutcome>({ status: "invalid", fields: problems });
  if (merge.changed.length === 0) return keepUnchanged(ctx, subject, input, working);
  if (row) throw new AppError("INTERNAL", "a mutation id was used and has no answer");
  return insert(ctx, subject, input, working);
}

type Working = {
  edition: Edition;
  row: RatingRow | undefined;
  stored: StoredRating;
  merge: Merge;
  onMoved: OnMoved;
};

async function problemsOf(
  ctx: MutationCtx,
  { assessment, state }: WritableAssessment,
  input: SaveRatingInput,
  { edition, merge }: Working,
  touched: RatingFields,
): Promise<InvalidAnswer["fields"]> {
  const rules = judgementRules(edition, input.indicator, input.kind);
  const problems = judgementProblems(touched, merge.after, rules);
  if (input.kind !== "self" && state !== "drafting" && (input.reason ?? "").trim() === "") {
    problems.rationale = [...(problems.rationale ?? []), "change_needs_reason"];
  }
  if (touched.confidenceLoweredTo && !problems.confidenceLoweredReason) {
    const computed = await confidenceAfter(ctx, { assessment, edition, input, after: merge.after });
    if (!isLower(edition, touched.confidenceLoweredTo, computed)) {
      problems.confidenceLoweredTo = ["not_lower_than_computed"];
    }
  }
  return problems;
}

/** Nothing differs from what is stored: the version stays, and the answer is kept for a repeat. */
async function keepUnchanged(
  ctx: MutationCtx,
  subject: WritableAssessment,
  input: SaveRatingInput,
  { row, stored }: Working,
): Promise<SaveChange> {
  const unchanged = { version: stored.version, savedAt: (row?.updatedAt ?? ctx.now).toISOString() };
  if (row) await rememberAnswer(ctx, { ...input, ratingId: row.id }, unchanged, []);
  return changed(await answer(ctx, subject, input, unchanged));
}

function columnsAfter(ctx: MutationCtx, { stored, merge }: Working): WrittenColumns {
  const version = stored.version + 1;
  return {
    ...columnsOf(merge.after),
    version,
    fieldVersions: withFieldVersions(stored.fieldVersions, merge.changed, version),
    updatedAt: ctx.now,
    updatedBy: personOrNull(ctx),
  };
}

/** Undefined, and nothing written, where the mutation id was used before. */
async function update(
  ctx: MutationCtx,
  subject: WritableAssessment,
  input: SaveRatingInput,
  working: Working & { row: RatingRow },
): Promise<SaveChange | undefined> {
  const { row, merge } = working;
  const columns = columnsAfter(ctx, working);
  const first = { version: columns.version, savedAt: ctx.now.toISOString() };
  const isNew = await updateRating(ctx, { ...input, ratingId: row.id }, columns, first, merge.changed);
  return isNew ? saved(ctx, subject, input, working, { ...row, ...columns }) : undefined;
}

async function insert(
  ctx: MutationCtx,
  subject: WritableAssessment,
  input: SaveRatingInput,
  working: Working,
): Promise<SaveChange> {
  const { assessment } = subject;
  const made = await insertRating(ctx, columnsAfter(ctx, working), { ...input, assessment });
  // Somebody made the row between our look and our write: begin again with theirs.
  if (!made) return saveOn(ctx, subject, input, working.onMoved);
  const first = { version: made.version, savedAt: ctx.now.toISOString() };
  await rememberAnswer(ctx, { ...input, ratingId: made.id }, first, working.merge.changed);
  return saved(ctx, subject, input, working, made);
}

/** What goes with a written row: the figures that it moves, the answer and the audited change. */
async function saved(
  ctx: MutationCtx,
  subject: WritableAssessment,
  input: SaveRatingInput,
  { edition, row, stored, merge, onMoved }: Working,
  written: RatingRow,
): Promise<SaveChange> {
  if (isEffectiveKind(input.kind) && merge.changed.some(movesFigures)) {
    await onMoved(ctx, subject.assessment, edition);
  }
  const { id, version } = written;
  const rating = savedView(input, written, can(ctx.actor, "team_note.read", subject));
  return changed<SaveRatingOutcome>(
    { status: "saved", version, savedAt: ctx.now.toISOString(), rating },
    ratingChange(input, id, version, row ? stored.values : null, merge.after, input.reason),
  );
}

async function answer(
  ctx: Ctx,
  subject: WritableAssessment,
  input: RatingKey,
  first: FirstAnswer,
): Promise<SaveRatingOutcome> {
  return { status: "saved", ...first, rating: await savedRating(ctx, { subject, ...subject }, input) };
}

async function conflict(
  ctx: MutationCtx,
  subject: WritableAssessment,
  input: SaveRatingInput,
  { row, stored, merge }: Working & { row: RatingRow },
): Promise<SaveRatingOutcome> {
  const revisions = await ctx.read
    .select({
      version: ratingRevisions.version,
      at: ratingRevisions.at,
      userId: ratingRevisions.userId,
      by: users.name,
    })
    .from(ratingRevisions)
    .leftJoin(users, eq(users.id, ratingRevisions.userId))
    .where(eq(ratingRevisions.ratingId, row.id));
  const saves = new Map(revisions.map((revision) => [revision.version, revision]));
  const conflicts = merge.conflicts.map((field): FieldConflict => {
    const save = saves.get(stored.fieldVersions[field] ?? 0);
    return {
      field,
      yours: merge.after[field],
      theirs: stored.values[field],
      at: (save?.at ?? row.updatedAt).toISOString(),
      isOwn: ctx.actor.kind === "user" && save?.userId === ctx.actor.userId,
      by: save?.by ?? null,
    };
  });
  const rating = savedView(input, row, can(ctx.actor, "team_note.read", subject));
  return { status: "conflict", version: row.version, conflicts, rating };
}

async function confidenceAfter(
  ctx: Ctx,
  of: { assessment: AssessmentRecord; edition: Edition; input: RatingKey; after: FieldValues },
) {
  const citations = await readCitations(ctx, of.assessment.id, [of.input.indicator]);
  const own = citations.filter(({ kind }) => kind === of.input.kind);
  return computedConfidence(of.edition, own, of.after, of.assessment.cutOffOn)?.level ?? null;
}

async function repeatWhileLocked(ctx: Ctx, input: SaveRatingInput): Promise<SaveRatingOutcome | null> {
  const { subject, assessment } = await assessmentSubject(ctx, input);
  if (!(await isReadable(ctx, { subject, assessment }, input))) return null;
  const first = await firstAnswer(ctx, { ...input, assessmentId: assessment.id });
  return first && answer(ctx, { ...subject, assessment }, input, first);
}
