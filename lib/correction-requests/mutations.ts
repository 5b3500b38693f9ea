/** Somebody says that a release is wrong, and the programme manager decides what becomes of it. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { correctionRequests } from "@/db/schema/correction-request";
import { mutateAssessment } from "@/lib/assessments/subject";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { notify } from "@/lib/notifications/write";
import { assessmentOfRelease, releaseIdOf } from "@/lib/releases/mutations";
import type { DecideCorrection, RequestCorrection } from "./schema";

const ENTITY = "correction_request";

type Row = typeof correctionRequests.$inferSelect;

function contentOf({ id: _id, version: _version, editionId: _edition, ...row }: Row) {
  return row;
}

/**
 * Says that something in a release is wrong: the focal point of the State, or the programme manager from a letter.
 * Refused where a letter has no reference. Throws NOT_FOUND for a release or an indicator that is absent or hidden.
 */
export async function requestCorrection(
  ctx: Ctx,
  input: RequestCorrection,
): Promise<Result<{ request: string }, "reference_missing">> {
  const key = await assessmentOfRelease(ctx, input.code);
  return mutateAssessment(ctx, "correction.request", key, "update", async (inside, assessment, subject) => {
    const isOfState = subject.duties.includes("focal_point");
    if (!isOfState && input.reference === null) return refused("reference_missing");
    const { indicator, body, language } = input;
    if (indicator !== null) indicatorOf(await editionByHash(inside, assessment.editionSha256), indicator);
    const row: Row = {
      id: newId(inside.now),
      releaseId: await releaseIdOf(inside, assessment.id, input.code),
      assessmentId: assessment.id,
      editionId: assessment.editionId,
      indicator,
      body,
      language,
      reference: isOfState ? null : input.reference,
      madeBy: personOf(inside),
      madeAt: inside.now,
      decision: null,
      reason: null,
      reasonLanguage: null,
      decidedBy: null,
      decidedAt: null,
      version: 1,
    };
    await inside.tx.insert(correctionRequests).values(row);
    await notify(inside, "correction_asked", { assessment });
    return changed(
      { request: row.id },
      { entity: ENTITY, entityId: row.id, version: 1, before: null, after: contentOf(row) },
    );
  });
}

/**
 * Decides on a request, once: a corrigendum follows, or nothing is changed, and both are printed with the release.
 * Refused where it was decided before. Throws NOT_FOUND.
 */
export async function decideCorrection(
  ctx: Ctx,
  input: DecideCorrection,
): Promise<Result<{ request: string }, "decided_already">> {
  const key = await assessmentOfRelease(ctx, input.code);
  return mutateAssessment(ctx, "correction.decide", key, "update", async (inside, assessment) => {
    const own = and(
      eq(correctionRequests.id, input.request),
      eq(correctionRequests.assessmentId, assessment.id),
    );
    const [before] = await inside.tx.select().from(correctionRequests).where(own);
    if (!before) throw new AppError("NOT_FOUND", `correction request ${input.request}`);
    if (before.decision !== null) return refused("decided_already");
    const after: Row = {
      ...before,
      decision: input.decision,
      reason: input.reason,
      reasonLanguage: input.language,
      decidedBy: personOf(inside),
      decidedAt: inside.now,
      version: before.version + 1,
    };
    await inside.tx.update(correctionRequests).set(after).where(own);
    await notify(inside, "correction_decided", { assessment, people: [before.madeBy] });
    return changed(
      { request: before.id },
      {
        entity: ENTITY,
        entityId: before.id,
        version: after.version,
        before: contentOf(before),
        after: contentOf(after),
      },
    );
  });
}
