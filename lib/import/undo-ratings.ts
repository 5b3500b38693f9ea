import "server-only";
import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { AssessmentState, RatingKind } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { revisions } from "@/db/schema/audit";
import { countries } from "@/db/schema/country";
import { ratingCitations, ratingRevisions, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { type AssessmentRecord, assessmentSubject } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import { RATING_FIELDS } from "@/lib/ratings/fields";
import { recomputeEach } from "@/lib/ratings/figures";
import { requireOpenSecondRating, writePermission } from "@/lib/ratings/kinds";
import { EMPTY_RATING, withFieldVersions } from "@/lib/ratings/merge";
import { columnsOf, valuesOf } from "@/lib/ratings/rows";
import type { FieldValues } from "@/lib/ratings/schema";
import { ratingChange } from "@/lib/ratings/write";
import { isOwnSection } from "@/lib/self-assessments/sections";
import { contentOfBatch } from "./batch";
import { type MadeRow, takeBack, type Undone, type UndoRefusal } from "./take-back";
import { withdrawSources } from "./undo-sources";

type StoredRow = { entityId: string; key: string; before: FieldValues | null };
type Place = {
  round: string;
  iso3: string;
  kind: "programme" | "outside";
  ratingKind: RatingKind;
  /** The indicators that the batch touched there. */
  indicators: readonly string[];
};

/** Who takes ratings of a kind back: who may bring them now. */
const takenBackBy = ({ ratingKind }: Place) =>
  ratingKind === "second" || ratingKind === "self"
    ? writePermission(ratingKind)
    : ("ratings.import" as const);

/** The states in which they can: a State answers before drafting too. */
const isRated = ({ ratingKind }: Place, state: AssessmentState) =>
  state === "drafting" || (ratingKind === "self" && state === "scoping");

const idsOf = (made: readonly MadeRow[], entity: string) =>
  made.filter((row) => row.entity === entity).map((row) => row.entityId);

/** Takes back a batch of ratings with the citations and sources that came with them. */
export async function undoRatings(
  ctx: Ctx,
  batchId: string,
  made: readonly MadeRow[],
): Promise<Result<Undone, UndoRefusal>> {
  const places = await placesOf(ctx, made);
  for (const place of places) {
    const { subject } = await assessmentSubject(ctx, place);
    if (place.kind === "programme" && !isRated(place, subject.state)) return refused("locked");
  }
  const run = async (inside: MutationCtx) => {
    const touched: AssessmentRecord[] = [];
    for (const place of places) {
      const { subject, assessment } = await assessmentSubject(inside, place, "share");
      if (place.kind === "programme" && !isRated(place, subject.state)) return refused("locked");
      const permission = takenBackBy(place);
      if (place.kind === "programme" && !can(inside.actor, permission, subject)) {
        throw new AppError("FORBIDDEN", permission);
      }
      if (await isClosed(inside, assessment.id, place)) return refused("locked");
      if (place.ratingKind === "self") await requireOwnSections(inside, { assessment, subject }, place);
      touched.push(assessment);
    }
    return takeBack(inside, batchId, () => restoreAll(inside, batchId, made, touched));
  };
  const [first] = places;
  if (first === undefined) throw new AppError("NOT_FOUND", "a batch of ratings without ratings");
  return first.kind === "outside"
    ? mutate(ctx, "outside_round.import", async () => ({ kind: "installation" as const }), run)
    : mutate(
        ctx,
        takenBackBy(first),
        async (inside) => (await assessmentSubject(inside, first, "share")).subject,
        run,
      );
}

/** Whether one of the ratings is a second one that was handed in or revealed since. */
async function isClosed(ctx: Ctx, assessmentId: string, { ratingKind, indicators }: Place): Promise<boolean> {
  if (ratingKind !== "second") return false;
  try {
    for (const indicator of indicators) await requireOpenSecondRating(ctx, assessmentId, indicator);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === "LOCKED") return true;
    throw error;
  }
}

/** Throws NOT_FOUND where a section was given to somebody else since. */
async function requireOwnSections(
  ctx: Ctx,
  loaded: Parameters<typeof isOwnSection>[1],
  { indicators }: Place,
): Promise<void> {
  for (const indicator of indicators)
    if (!(await isOwnSection(ctx, loaded, indicator)))
      throw new AppError("NOT_FOUND", `${indicator} is no section of the actor`);
}

/** The assessments and kinds of rating whose ratings or citations the batch touched. */
async function placesOf(ctx: Ctx, made: readonly MadeRow[]): Promise<readonly Place[]> {
  return ctx.read
    .select({
      round: rounds.code,
      iso3: countries.iso3,
      kind: rounds.kind,
      ratingKind: ratings.kind,
      indicators: sql<string[]>`array_agg(distinct ${ratings.indicator})`,
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(ratingCitations, eq(ratingCitations.ratingId, ratings.id))
    .where(
      or(
        inArray(ratings.id, idsOf(made, "rating")),
        inArray(ratingCitations.id, idsOf(made, "rating_citation")),
      ),
    )
    .groupBy(rounds.code, countries.iso3, rounds.kind, ratings.kind)
    .orderBy(rounds.code, countries.iso3, ratings.kind);
}

async function restoreAll(
  ctx: MutationCtx,
  batchId: string,
  made: readonly MadeRow[],
  touched: readonly AssessmentRecord[],
): Promise<Undone & { changes: readonly AuditChange[] }> {
  const stored = await storedRows(ctx, batchId);
  const toldOf = await toldInHistories(ctx, made);
  const versions = new Map(made.map((row) => [row.entityId, row.versionAfter]));
  const current = await ctx.tx
    .select()
    .from(ratings)
    .where(inArray(ratings.id, idsOf(made, "rating")))
    .for("update");
  const left: string[] = [];
  const changes: AuditChange[] = [];
  let undone = 0;
  for (const row of current) {
    const content = stored.get(row.id);
    if (!content || row.version !== versions.get(row.id)) {
      left.push(content?.key ?? row.id);
      continue;
    }
    const before = content.before ?? EMPTY_RATING;
    const version = await restore(ctx, row, before);
    const place = touched.find(({ id }) => id === row.assessmentId);
    if (place && toldOf.has(row.id)) {
      const key = { round: place.round, iso3: place.iso3, indicator: row.indicator, kind: row.kind };
      changes.push(ratingChange(key, row.id, version, valuesOf(row), before, undefined));
    }
    undone += 1;
  }
  await ctx.tx
    .update(ratingCitations)
    .set({ removedAt: ctx.now })
    .where(
      and(inArray(ratingCitations.id, idsOf(made, "rating_citation")), isNull(ratingCitations.removedAt)),
    );
  const kept = await withdrawSources(
    ctx,
    made.filter((row) => row.entity === "source"),
  );
  await recomputeEach(ctx, touched);
  return { undone, left: [...left, ...kept.left], changes };
}

/** The ratings whose own histories tell what the batch did to them: those must tell that it was taken back as well. */
async function toldInHistories(ctx: MutationCtx, made: readonly MadeRow[]): Promise<ReadonlySet<string>> {
  const versions = new Map(made.map((row) => [row.entityId, row.versionAfter]));
  const told = await ctx.tx
    .select({ entityId: revisions.entityId, version: revisions.version })
    .from(revisions)
    .where(and(eq(revisions.entity, "rating"), inArray(revisions.entityId, idsOf(made, "rating"))));
  return new Set(
    told.filter(({ entityId, version }) => versions.get(entityId) === version).map((row) => row.entityId),
  );
}

/** Gives a rating its values from before; answers its version after. */
async function restore(
  ctx: MutationCtx,
  row: { id: string; version: number; fieldVersions: Record<string, number> },
  before: FieldValues,
): Promise<number> {
  const version = row.version + 1;
  const userId = personOrNull(ctx);
  await ctx.tx
    .update(ratings)
    .set({
      ...columnsOf(before),
      version,
      fieldVersions: withFieldVersions(row.fieldVersions, RATING_FIELDS, version),
      updatedAt: ctx.now,
      updatedBy: userId,
    })
    .where(eq(ratings.id, row.id));
  await ctx.tx.insert(ratingRevisions).values({
    mutationId: newId(ctx.now),
    ratingId: row.id,
    version,
    fields: [...RATING_FIELDS],
    answer: { version, savedAt: ctx.now.toISOString() },
    userId,
    at: ctx.now,
  });
  return version;
}

/** The values from before, as the batch keeps them. */
async function storedRows(ctx: MutationCtx, batchId: string): Promise<ReadonlyMap<string, StoredRow>> {
  const content: { rows?: StoredRow[] } = JSON.parse(await contentOfBatch(ctx, batchId));
  return new Map((content.rows ?? []).map((row) => [row.entityId, row]));
}
