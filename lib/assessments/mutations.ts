import "server-only";
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import {
  assessmentDueDates,
  assessmentScopes,
  assessments,
  assessmentTransitions,
} from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { roundCountries, rounds } from "@/db/schema/round";
import type { AuditChange } from "@/lib/audit/append";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { one } from "@/lib/core/rows";
import { programmeDay } from "@/lib/settings/programme-day";
import type { ChangeDueDate, OpenAssessments, SaveScope } from "./schema";
import { mutateAssessment } from "./subject";
import { type DueDay, dueDaysFrom, renewedDueDays, statesInUse } from "./targets";
import { AUTOMATIC_TRANSITIONS } from "./workflow";

/** Hash of no ratings at all, with which an assessment begins. */
const NO_RATINGS_SHA256 = sha256(canonicalJson([]));

/** What the audit chain keeps of an assessment. */
export async function assessmentContent(
  ctx: MutationCtx,
  assessmentId: string,
): Promise<Record<string, unknown>> {
  const row = one(
    await ctx.tx
      .select({
        round: rounds.code,
        country: countries.iso3,
        state: assessments.state,
        stateSince: assessments.stateSince,
      })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(eq(assessments.id, assessmentId)),
  );
  const due = await ctx.tx
    .select({ state: assessmentDueDates.state, dueOn: assessmentDueDates.dueOn })
    .from(assessmentDueDates)
    .where(eq(assessmentDueDates.assessmentId, assessmentId))
    .orderBy(asc(assessmentDueDates.state));
  return { ...row, dueDates: Object.fromEntries(due.map(({ state, dueOn }) => [state, dueOn])) };
}

/**
 * Inserts an assessment in its first state inside a write, with its opening transition and due days. For
 * `openAssessments` and for the import of another organisation's index.
 */
export async function insertAssessment(
  ctx: MutationCtx,
  input: {
    roundId: string;
    countryId: string;
    editionId: string;
    dueDays: ReturnType<typeof dueDaysFrom>;
    opening: "open" | "open_for_scoping";
  },
): Promise<{ id: string; change: AuditChange }> {
  const { roundId, countryId, editionId, dueDays, opening } = input;
  const id = newId(ctx.now);
  const { to } = AUTOMATIC_TRANSITIONS[opening];
  await ctx.tx.insert(assessments).values({
    id,
    roundId,
    countryId,
    editionId,
    state: to,
    stateSince: ctx.now,
    createdAt: ctx.now,
    version: 1,
  });
  if (dueDays.length > 0) {
    await ctx.tx
      .insert(assessmentDueDates)
      .values(dueDays.map((due) => ({ assessmentId: id, ...due, reason: null, changedAt: ctx.now })));
  }
  await ctx.tx.insert(assessmentTransitions).values({
    id: newId(ctx.now),
    assessmentId: id,
    fromState: null,
    toState: to,
    transition: opening,
    reason: null,
    byUserId: personOrNull(ctx),
    at: ctx.now,
    ratingsSha256: NO_RATINGS_SHA256,
  });
  const after = await assessmentContent(ctx, id);
  return { id, change: { entity: "assessment", entityId: id, version: 1, before: null, after } };
}

/**
 * New due days of an assessment that came back into drafting, each with the reason of the step. For transitions only,
 * which hold the row of the assessment and write the audit event. What has no due days gets none.
 */
export async function renewDueDays(
  ctx: MutationCtx,
  assessmentId: string,
  reason: string | null,
): Promise<void> {
  const before = await dueDaysOf(ctx, assessmentId);
  await setDueDays(ctx, assessmentId, renewedDueDays(await programmeDay(ctx), before), reason);
}

/** The due days of an assessment as they stand. */
export function dueDaysOf(ctx: MutationCtx, assessmentId: string): Promise<DueDay[]> {
  return ctx.tx
    .select({ state: assessmentDueDates.state, dueOn: assessmentDueDates.dueOn })
    .from(assessmentDueDates)
    .where(eq(assessmentDueDates.assessmentId, assessmentId));
}

/** Sets due days that differ from those that stand. For writes that hold the row of the assessment and audit it. */
export async function setDueDays(
  ctx: MutationCtx,
  assessmentId: string,
  dueDays: readonly DueDay[],
  reason: string | null,
): Promise<void> {
  for (const { state, dueOn } of dueDays) {
    await ctx.tx
      .insert(assessmentDueDates)
      .values({ assessmentId, state, dueOn, reason, changedAt: ctx.now })
      .onConflictDoUpdate({
        target: [assessmentDueDates.assessmentId, assessmentDueDates.state],
        set: { dueOn, reason, changedAt: ctx.now },
        setWhere: ne(assessmentDueDates.dueOn, dueOn),
      });
  }
}

/**
 * Opens the assessments of several countries of a programme round, all or none. Refused where a country is not in
 * the round or its assessment is open already. Throws NOT_FOUND where there is no such programme round.
 */
export function openAssessments(
  ctx: Ctx,
  input: OpenAssessments,
): Promise<Result<{ opened: number }, "country_not_in_round" | "already_open">> {
  return mutate(
    ctx,
    "assessment.open",
    async () => ({ kind: "installation" as const }),
    async (inside) => {
      const [round] = await inside.tx
        .select({
          id: rounds.id,
          kind: rounds.kind,
          editionId: rounds.editionId,
          stateIsHeard: rounds.stateIsHeard,
          beginsWithScoping: rounds.beginsWithScoping,
        })
        .from(rounds)
        .where(eq(rounds.code, input.round))
        .for("update");
      if (round?.kind !== "programme") throw new AppError("NOT_FOUND", `round ${input.round}`);
      const wanted = [...new Set(input.countries)].sort();
      const found = await inside.tx
        .select({ countryId: countries.id, opened: sql<boolean>`${assessments.id} is not null` })
        .from(roundCountries)
        .innerJoin(countries, eq(countries.id, roundCountries.countryId))
        .leftJoin(
          assessments,
          and(eq(assessments.roundId, round.id), eq(assessments.countryId, countries.id)),
        )
        .where(and(eq(roundCountries.roundId, round.id), inArray(countries.iso3, wanted)))
        .orderBy(asc(countries.iso3));
      if (found.length !== wanted.length) return refused("country_not_in_round");
      if (found.some(({ opened }) => opened)) return refused("already_open");
      const dueDays = dueDaysFrom(await programmeDay(inside), statesInUse(round));
      const changes: AuditChange[] = [];
      for (const { countryId } of found) {
        const { change } = await insertAssessment(inside, {
          roundId: round.id,
          countryId,
          editionId: round.editionId,
          dueDays,
          opening: round.beginsWithScoping ? "open_for_scoping" : "open",
        });
        changes.push(change);
      }
      return changed({ opened: found.length }, ...changes);
    },
  );
}

/**
 * Another due day of a state that still lies ahead or runs, with the reason. Refused where the state has none, and where
 * the draft is with the State: its time is never cut, and made longer by its own request.
 */
export function changeDueDate(
  ctx: Ctx,
  input: ChangeDueDate,
): Promise<Result<{ dueOn: string }, "state_has_no_due_date" | "time_of_the_state">> {
  return mutateAssessment(ctx, "due_date.change", input, "update", async (inside, assessment) => {
    if (input.state === "country_comment" && assessment.state === "country_comment") {
      return refused("time_of_the_state");
    }
    const before = await assessmentContent(inside, assessment.id);
    const rows = await inside.tx
      .update(assessmentDueDates)
      .set({ dueOn: input.dueOn, reason: input.reason, changedAt: inside.now })
      .where(
        and(eq(assessmentDueDates.assessmentId, assessment.id), eq(assessmentDueDates.state, input.state)),
      )
      .returning({ state: assessmentDueDates.state });
    if (rows.length === 0) return refused("state_has_no_due_date");
    const version = assessment.version + 1;
    await inside.tx.update(assessments).set({ version }).where(eq(assessments.id, assessment.id));
    const after = await assessmentContent(inside, assessment.id);
    return changed(
      { dueOn: input.dueOn },
      { entity: "assessment", entityId: assessment.id, version, before, after, reason: input.reason },
    );
  });
}

/** Saves scope and limits as a whole. Refused where somebody else saved them meanwhile. */
export function saveScope(
  ctx: Ctx,
  input: SaveScope,
): Promise<Result<{ version: number }, "changed_meanwhile">> {
  return mutateAssessment(ctx, "scope.write", input, "share", async (inside, assessment) => {
    const { round: _round, iso3: _iso3, version: seen, ...fields } = input;
    const [before] = await inside.tx
      .select()
      .from(assessmentScopes)
      .where(eq(assessmentScopes.assessmentId, assessment.id))
      .for("update");
    if ((before?.version ?? 0) !== seen) return refused("changed_meanwhile");
    const version = seen + 1;
    const [row] = await inside.tx
      .insert(assessmentScopes)
      .values({ assessmentId: assessment.id, ...fields, version, updatedAt: inside.now })
      .onConflictDoUpdate({
        target: assessmentScopes.assessmentId,
        set: { ...fields, version, updatedAt: inside.now },
        setWhere: eq(assessmentScopes.version, seen),
      })
      .returning();
    if (!row) return refused("changed_meanwhile");
    return changed(
      { version },
      {
        entity: "assessment_scope",
        entityId: assessment.id,
        version,
        before: before ? scopeContent(before) : null,
        after: scopeContent(row),
      },
    );
  });
}

function scopeContent(row: typeof assessmentScopes.$inferSelect): Record<string, unknown> {
  const { assessmentId: _assessmentId, version: _version, updatedAt: _updatedAt, ...content } = row;
  return content;
}
