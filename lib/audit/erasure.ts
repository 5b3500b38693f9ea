/**
 * Erasing a passage of text for a reason, by two people. What stands in the record now is changed by its ordinary
 * write; the erasure then takes the earlier texts, with their salts, out of the revisions. The chain keeps its hashes.
 */
import "server-only";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { erasures, revisions } from "@/db/schema/audit";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import type { InstallationSubject } from "@/lib/policy/subjects";

const ENTITY = "erasure";
const installation = async (): Promise<InstallationSubject> => ({ kind: "installation" });

/** Which noun of which id, and why its earlier texts are to go. */
export type ErasureProposal = { entity: string; entityId: string; reason: string };

/** Proposes to erase the earlier texts of a noun. Refused where it has none. Throws FORBIDDEN. */
export function proposeErasure(
  ctx: Ctx,
  input: ErasureProposal,
): Promise<Result<{ erasureId: string }, "nothing_to_erase" | "reason_missing">> {
  return mutate(ctx, "erasure.propose", installation, async (inside) => {
    const { actor } = inside;
    if (actor.kind !== "user") throw new AppError("FORBIDDEN", "a command cannot propose an erasure");
    if (input.reason.trim() === "") return refused("reason_missing");
    const [newest, earlier] = await inside.tx
      .select({ version: revisions.version })
      .from(revisions)
      .where(and(eq(revisions.entity, input.entity), eq(revisions.entityId, input.entityId)))
      .orderBy(desc(revisions.version))
      .limit(2);
    if (!newest || !earlier) return refused("nothing_to_erase");
    const id = newId(inside.now);
    const row = { ...input, proposedBy: actor.userId };
    await inside.tx.insert(erasures).values({ id, ...row, proposedAt: inside.now });
    return changed(
      { erasureId: id },
      { entity: ENTITY, entityId: id, version: 1, before: null, after: row, reason: input.reason },
    );
  });
}

/**
 * A second person confirms: every text of the noun but the present one goes. Refused to who proposed it, and where it
 * was confirmed before. Throws NOT_FOUND, FORBIDDEN.
 */
export function confirmErasure(
  ctx: Ctx,
  erasureId: string,
): Promise<Result<{ erased: number }, "same_person" | "confirmed_already">> {
  return mutate(ctx, "erasure.confirm", installation, async (inside) => {
    const { actor } = inside;
    if (actor.kind !== "user") throw new AppError("FORBIDDEN", "a command cannot confirm an erasure");
    const [erasure] = await inside.tx.select().from(erasures).where(eq(erasures.id, erasureId)).for("update");
    if (!erasure || erasure.enforcedBy !== null) throw new AppError("NOT_FOUND", `erasure ${erasureId}`);
    if (erasure.confirmedBy !== null) return refused("confirmed_already");
    if (erasure.proposedBy === actor.userId) return refused("same_person");
    await inside.tx
      .update(erasures)
      .set({ confirmedBy: actor.userId, confirmedAt: inside.now })
      .where(eq(erasures.id, erasureId));
    const ofNoun = and(eq(revisions.entity, erasure.entity), eq(revisions.entityId, erasure.entityId));
    const [newest] = await inside.tx
      .select({ version: revisions.version })
      .from(revisions)
      .where(ofNoun)
      .orderBy(desc(revisions.version))
      .limit(1);
    const erased = await inside.tx
      .update(revisions)
      .set({ content: null, salt: null, reason: null, reasonSalt: null, erasureId })
      .where(and(ofNoun, lt(revisions.version, newest?.version ?? 0), isNull(revisions.erasureId)))
      .returning({ id: revisions.id });
    const before = { entity: erasure.entity, entityId: erasure.entityId, confirmedBy: null };
    return changed(
      { erased: erased.length },
      {
        entity: ENTITY,
        entityId: erasureId,
        version: 2,
        before,
        after: { ...before, confirmedBy: actor.userId, erased: erased.length },
      },
    );
  });
}
