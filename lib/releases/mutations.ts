import "server-only";
import { and, eq, isNull, or } from "drizzle-orm";
import { releaseSeals, releases } from "@/db/schema/release";
import { reportFiles } from "@/db/schema/report";
import { assessmentKeyOf } from "@/lib/assessments/key-of";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import { nextVersion } from "@/lib/audit/next-version";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import { type Refused, type Result, refused } from "@/lib/core/result";
import { notify } from "@/lib/notifications/write";
import type { ProposeSeal, SealKey } from "./schema";

/** The assessment that a release belongs to. Throws NOT_FOUND. */
export async function assessmentOfRelease(ctx: Ctx, code: string): Promise<AssessmentKey> {
  const key = await assessmentKeyOf(
    ctx,
    ctx.read.select({ id: releases.assessmentId }).from(releases).where(eq(releases.code, code)),
  );
  if (key === null) throw new AppError("NOT_FOUND", `release ${code}`);
  return key;
}

/** The id of a release of an assessment. Throws NOT_FOUND. */
export async function releaseIdOf(ctx: MutationCtx, assessmentId: string, code: string): Promise<string> {
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
    const id = await releaseIdOf(inside, assessment.id, input.code);
    const { reason } = input;
    const seal = { releaseId: id, reason, proposedBy: personOf(inside), proposedAt: inside.now };
    const [row] = await inside.tx.insert(releaseSeals).values(seal).onConflictDoNothing().returning();
    if (!row) return refused("seal_proposed");
    await notify(inside, "seal_proposed", { assessment });
    // An earlier proposal may have been declined.
    const version = await nextVersion(inside, "release_seal", id);
    return changed(
      { code: input.code },
      { entity: "release_seal", entityId: id, version, before: null, after: row, reason },
    );
  });
}

type Seal = typeof releaseSeals.$inferSelect;

/** The proposal that waits for its second person. */
async function openProposal(
  ctx: MutationCtx,
  releaseId: string,
): Promise<{ ok: true; seal: Seal } | Refused<"seal_not_proposed" | "sealed">> {
  const [seal] = await ctx.tx.select().from(releaseSeals).where(eq(releaseSeals.releaseId, releaseId));
  if (!seal) return refused("seal_not_proposed");
  return seal.confirmedAt === null ? { ok: true, seal } : refused("sealed");
}

/** Ends a proposal to seal: who made it takes it back, another manager declines it. Refused where there is none, or a seal. */
export async function declineSeal(
  ctx: Ctx,
  input: SealKey,
): Promise<Result<{ code: string }, "seal_not_proposed" | "sealed">> {
  const key = await assessmentOfRelease(ctx, input.code);
  return mutateAssessment(ctx, "release.seal", key, "update", async (inside, assessment) => {
    const id = await releaseIdOf(inside, assessment.id, input.code);
    const proposal = await openProposal(inside, id);
    if (!proposal.ok) return proposal;
    const { seal: before } = proposal;
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
    const id = await releaseIdOf(inside, assessment.id, input.code);
    const proposal = await openProposal(inside, id);
    if (!proposal.ok) return proposal;
    const { seal: before } = proposal;
    const confirmedBy = personOf(inside);
    if (before.proposedBy === confirmedBy) return refused("same_person");
    const after = { ...before, confirmedBy, confirmedAt: inside.now };
    await inside.tx
      .update(releaseSeals)
      .set({ confirmedBy, confirmedAt: inside.now })
      .where(eq(releaseSeals.releaseId, id));
    // Reports of rounds and briefs may say something of it too; they are made again without it.
    await inside.tx
      .delete(reportFiles)
      .where(or(eq(reportFiles.releaseId, id), isNull(reportFiles.releaseId)));
    const version = await nextVersion(inside, "release_seal", id);
    return changed({ code: input.code }, { entity: "release_seal", entityId: id, version, before, after });
  });
}
