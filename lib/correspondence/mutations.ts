/** Letters between the programme and a State are noted, and withdrawn where that was a mistake. */
import "server-only";
import { eq } from "drizzle-orm";
import { correspondence } from "@/db/schema/correspondence";
import { type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { nextNumber } from "@/lib/core/next-number";
import { type Result, refused } from "@/lib/core/result";
import { institutionOf } from "@/lib/registers/institution";
import { programmeDay } from "@/lib/settings/programme-day";
import { type StoredLetter, storedLetter } from "./queries";
import type { AddLetter, WithdrawLetter } from "./schema";

/** The noun of a letter in the audit chain. */
export const LETTER_ENTITY = "correspondence";

/**
 * Notes a letter. Refused where its day lies ahead, and for an institution that is not open in the register of this
 * country. Throws NOT_FOUND, FORBIDDEN.
 */
export function addLetter(
  ctx: Ctx,
  input: AddLetter,
): Promise<Result<{ number: number }, "not_yet" | "no_institution">> {
  return mutateAssessment(ctx, "correspondence.write", input, "update", async (inside, assessment) => {
    const { direction, reference, writtenOn, passedOn, subject, language } = input;
    if (passedOn > (await programmeDay(inside))) return refused("not_yet");
    const institution = await institutionOf(inside, assessment.iso3, input, null);
    if (institution === null) return refused("no_institution");
    const number = await nextNumber(
      inside,
      correspondence.number,
      eq(correspondence.assessmentId, assessment.id),
    );
    await inside.tx.insert(correspondence).values({
      id: newId(inside.now),
      assessmentId: assessment.id,
      number,
      direction,
      reference,
      writtenOn,
      passedOn,
      ...institution,
      subject,
      language,
      addedBy: personOf(inside),
      addedAt: inside.now,
      version: 1,
    });
    return changed({ number }, await letterChange(inside, assessment, number, null));
  });
}

/**
 * Says that a letter was noted by mistake, with the reason, once: it stays for the team. Refused where it was withdrawn
 * before. Throws NOT_FOUND, FORBIDDEN.
 */
export function withdrawLetter(
  ctx: Ctx,
  input: WithdrawLetter,
): Promise<Result<{ number: number }, "withdrawn_already">> {
  return mutateAssessment(ctx, "correspondence.write", input, "update", async (inside, assessment) => {
    const before = await storedLetter(inside, assessment.id, input.number, { withdrawn: true });
    if (before.withdrawnAt !== null) return refused("withdrawn_already");
    await inside.tx
      .update(correspondence)
      .set({
        withdrawalReason: input.reason,
        withdrawnBy: personOf(inside),
        withdrawnAt: inside.now,
        version: before.version + 1,
      })
      .where(eq(correspondence.id, before.id));
    return changed({ number: before.number }, await letterChange(inside, assessment, before.number, before));
  });
}

/** The change of a letter for the audit chain, as it stands now beside how it was. */
export async function letterChange(
  ctx: MutationCtx,
  { id, round, iso3 }: AssessmentRecord,
  number: number,
  before: StoredLetter | null,
): Promise<AuditChange> {
  const after = await storedLetter(ctx, id, number, { withdrawn: true });
  const contentOf = ({
    id: _id,
    version: _version,
    addedBy: _addedBy,
    addedAt: _addedAt,
    withdrawnAt: _withdrawnAt,
    ...content
  }: StoredLetter) => ({ round, country: iso3, ...content });
  return {
    entity: LETTER_ENTITY,
    entityId: after.id,
    version: after.version,
    before: before && contentOf(before),
    after: contentOf(after),
  };
}
