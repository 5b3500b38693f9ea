import "server-only";
import { and, eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { releaseSeals, releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import { nextVersion } from "@/lib/audit/next-version";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import type { ProposeSeal, SealKey } from "./schema";

/** The assessment that a release belongs to. Throws NOT_FOUND. */
export async function assessmentOfRelease(ctx: Ctx, code: string): Promise<AssessmentKey> {
  const [row] = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3 })
    .from(releases)
    .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(eq(releases.code, code));
  if (!row) throw new AppError("NOT_FOUND", `release ${code}`);
  return row;
}

function person(ctx: Ctx): string {
  if (ctx.actor.kind !== "user") throw new AppError("FORBIDDEN", "only people seal a release");
  return ctx.actor.userId;
}

async function releaseId(ctx: MutationCtx, assessmentId: string, code: string): Promise<string> {
  const [row] = await ctx.tx
    .select({ id: releases.id })
    .from(releases)
    .where(and(eq(releases.code, code), eq(releases.assessmentId, assessmentId)));
  if (!row) throw new AppError("NOT_FOUND", `release ${code}`);
  return row.id;
}

/** The first of two programme managers proposes to seal a release. Refused where that was done before. */
export async function proposeSeal(
  ctx: Ctx,
  input: ProposeSeal,
): Promise<Result<{ code: string }, "seal_proposed">> {
  const key = await assessmentOfRelease(ctx, input.code);
  return mutateAssessment(ctx, "release.seal", key, "update", async (inside, assessment) => {
    const id = await releaseId(inside, assessment.id, input.code);
    const { reason } = input;
    const seal = { releaseId: id, reason, proposedBy: person(inside), proposedAt: inside.now };
    const [row] = await inside.tx.insert(releaseSeals).values(seal).onConflictDoNothing().returning();
    if (!row) return refused("seal_proposed");
    // An earlier proposal may have been declined.
    const version = await nextVersion(inside, "release_seal", id);
    return changed(
      { code: input.code },
      { entity: "release_seal", entityId: id, version, before: null, after: row, reason },
    );
  });
}

/** Ends a proposal to seal: who made it takes it back, another manager declines it. Refused where there is none, or a seal. */
export async function declineSeal(
  ctx: Ctx,
  input: SealKey,
): Promise<Result<{ code: string }, "seal_not_proposed" | "sealed">> {
  const key = await assessmentOfRelease(ctx, input.code);
  return mutateAssessment(ctx, "release.seal", key, "update", async (inside, assessment) => {
    const id = await releaseId(inside, assessment.id, input.code);
    const [before] = await inside.tx.select().from(releaseSeals).where(eq(releaseSeals.releaseId, id));
    if (!before) return refused("seal_not_proposed");
    if (before.confirmedAt !== null) return refused("sealed");
    await inside.tx.delete(releaseSeals).where(eq(releaseSeals.releaseId, id));
    const version = await nextVersion(inside, "release_seal", id);
    return changed(
      { code: input.code },
      { entity: "release_seal", entityId: id, version, before, after: null },
    );
  });
}

/** The second programme manager confirms; from then on the address of the release answers reason, date and hash. */
export async function confirmSeal(
  ctx: Ctx,
  input: SealKey,
): Promise<Result<{ code: string }, "seal_not_proposed" | "same_person" | "sealed">> {
  const key = await assessmentOfRelease(ctx, input.code);
  return mutateAssessment(ctx, "release.seal", key, "update", async (inside, assessment) => {
    const id = await releaseId(inside, assessment.id, input.code);
    const [before] = await inside.tx.select().from(releaseSeals).where(eq(releaseSeals.releaseId, id));
    if (!before) return refused("seal_not_proposed");
    if (before.confirmedAt !== null) return refused("sealed");
    const confirmedBy = person(inside);
    if (before.proposedBy === confirmedBy) return refused("same_person");
    const after = { ...before, confirmedBy, confirmedAt: inside.now };
    await inside.tx
      .update(releaseSeals)
      .set({ confirmedBy, confirmedAt: inside.now })
      .where(eq(releaseSeals.releaseId, id));
    const version = await nextVersion(inside, "release_seal", id);
    return changed({ code: input.code }, { entity: "release_seal", entityId: id, version, before, after });
  });
}
