/** Saving the consent of the State and the languages, through the one door. */
import "server-only";
import { assessmentScopings } from "@/db/schema/scoping";
import { mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { type ScopingRow, scopingOf } from "./queries";
import type { SaveScoping } from "./schema";

function contentOf({
  assessmentId: _id,
  version: _version,
  updatedBy: _by,
  updatedAt: _at,
  ...row
}: ScopingRow) {
  return row;
}

/** Writes part of the scoping of an assessment whose row is held, and says what the audit chain needs. */
export async function writeScoping(
  ctx: MutationCtx,
  assessmentId: string,
  set: Partial<Pick<ScopingRow, "consentReference" | "consentOn" | "languages" | "fileSha256" | "fileName">>,
): Promise<AuditChange> {
  const before = await scopingOf(ctx, assessmentId);
  const after: ScopingRow = {
    consentReference: null,
    consentOn: null,
    fileSha256: null,
    fileName: null,
    languages: [],
    ...before,
    ...set,
    assessmentId,
    updatedBy: personOf(ctx),
    updatedAt: ctx.now,
    version: (before?.version ?? 0) + 1,
  };
  const { assessmentId: _id, ...values } = after;
  await ctx.tx
    .insert(assessmentScopings)
    .values(after)
    .onConflictDoUpdate({ target: assessmentScopings.assessmentId, set: values });
  return {
    entity: "assessment_scoping",
    entityId: assessmentId,
    version: after.version,
    before: before && contentOf(before),
    after: contentOf(after),
  };
}

/**
 * Saves by what the State consented and in which languages the assessment is worked on. Refused where somebody saved
 * them meanwhile. Throws NOT_FOUND, FORBIDDEN.
 */
export function saveScoping(
  ctx: Ctx,
  input: SaveScoping,
): Promise<Result<{ version: number }, "changed_meanwhile">> {
  return mutateAssessment(ctx, "scoping.write", input, "update", async (inside, { id }) => {
    const before = await scopingOf(inside, id);
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    const { consentReference, consentOn, languages } = input;
    const change = await writeScoping(inside, id, { consentReference, consentOn, languages });
    return changed({ version: input.version + 1 }, change);
  });
}
