import "server-only";
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratingCitations, ratingRevisions, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { type AssessmentRecord, assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import { RATING_FIELDS } from "@/lib/ratings/fields";
import { recomputeEach } from "@/lib/ratings/figures";
import { EMPTY_RATING, withFieldVersions } from "@/lib/ratings/merge";
import { columnsOf } from "@/lib/ratings/rows";
import type { FieldValues } from "@/lib/ratings/schema";
import { contentOfBatch } from "./batch";
import { type MadeRow, takeBack, type Undone, type UndoRefusal } from "./take-back";
import { withdrawSources } from "./undo-sources";

type StoredRow = { entityId: string; key: string; before: FieldValues | null };
type Place = { round: string; iso3: string; kind: "programme" | "outside" };

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
    if (place.kind === "programme" && subject.state !== "drafting") return refused("locked");
  }
  const run = async (inside: MutationCtx) => {
    const touched: AssessmentRecord[] = [];
    for (const place of places) {
      const { subject, assessment } = await assessmentSubject(inside, place, "share");
      if (place.kind === "programme" && subject.state !== "drafting") return refused("locked");
      if (place.kind === "programme" && !can(inside.actor, "ratings.import", subject)) {
        throw new AppError("FORBIDDEN", "ratings.import");
      }
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
        "ratings.import",
        async (inside) => (await assessmentSubject(inside, first, "share")).subject,
        run,
      );
}

/** The assessments whose ratings or citations the batch touched. */
async function placesOf(ctx: Ctx, made: readonly MadeRow[]): Promise<readonly Place[]> {
  return ctx.read
    .selectDistinct({ round: rounds.code, iso3: countries.iso3, kind: rounds.kind })
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
    .orderBy(rounds.code, countries.iso3);
}

async function restoreAll(
  ctx: MutationCtx,
  batchId: string,
  made: readonly MadeRow[],
  touched: readonly AssessmentRecord[],
): Promise<Undone> {
  const stored = await storedRows(ctx, batchId);
  const versions = new Map(made.map((row) => [row.entityId, row.versionAfter]));
  const current = await ctx.tx
    .select({ id: ratings.id, version: ratings.version, fieldVersions: ratings.fieldVersions })
    .from(ratings)
    .where(inArray(ratings.id, idsOf(made, "rating")))
    .for("update");
  const left: string[] = [];
  let undone = 0;
  for (const row of current) {
    const content = stored.get(row.id);
    if (!content || row.version !== versions.get(row.id)) {
      left.push(content?.key ?? row.id);
      continue;
    }
    await restore(ctx, row, content.before ?? EMPTY_RATING);
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
  return { undone, left: [...left, ...kept.left] };
}

async function restore(
  ctx: MutationCtx,
  row: { id: string; version: number; fieldVersions: Record<string, number> },
  before: FieldValues,
): Promise<void> {
  const version = row.version + 1;
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
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
}

/** The values from before, as the batch keeps them. */
async function storedRows(ctx: MutationCtx, batchId: string): Promise<ReadonlyMap<string, StoredRow>> {
  const content: { rows?: StoredRow[] } = JSON.parse(await contentOfBatch(ctx, batchId));
  return new Map((content.rows ?? []).map((row) => [row.entityId, row]));
}
