/**
 * Erasing a passage of text for a reason, by two people, from every place where its noun keeps it: its rows, its
 * revisions with their salts, and the revisions of imports that brought it. The chain keeps its hashes.
 */
import "server-only";
import { eq, sql } from "drizzle-orm";
import { erasures } from "@/db/schema/audit";
import { releases } from "@/db/schema/release";
import { reportFiles } from "@/db/schema/report";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Refused, type Result, refused } from "@/lib/core/result";
import { notify } from "@/lib/notifications/write";
import type { InstallationSubject } from "@/lib/policy/subjects";
import { knowsByOpening, tellOfErasure } from "./closed";
import { eraseFromRevisions, eraseFromRows, lockNoun } from "./erase";
import { ERASABLE } from "./places";
import { mayErase } from "./rights";
import { type ErasureProposal, isPassage } from "./schema";

const ENTITY = "erasure";

type Proposal = typeof erasures.$inferSelect;

/** For who may not erase there are no erasures. Throws NOT_FOUND. */
async function installation(ctx: MutationCtx): Promise<InstallationSubject> {
  if (ctx.actor.kind === "user" && !mayErase(ctx)) throw new AppError("NOT_FOUND", "erasures");
  return { kind: "installation" };
}

/** The proposal of people that waits for its second person, locked. Throws NOT_FOUND. */
async function openProposal(
  ctx: MutationCtx,
  id: string,
): Promise<{ ok: true; erasure: Proposal } | Refused<"confirmed_already" | "declined">> {
  const [erasure] = await ctx.tx.select().from(erasures).where(eq(erasures.id, id)).for("update");
  if (!erasure || erasure.enforcedBy !== null) throw new AppError("NOT_FOUND", `erasure ${id}`);
  if (erasure.confirmedBy !== null) return refused("confirmed_already");
  return erasure.declinedBy === null ? { ok: true, erasure } : refused("declined");
}

/**
 * Proposes to erase a passage. Whether the noun holds it is not looked at, so that nobody learns by guesses what a text
 * says that is not open to them. Refused where no such noun is erased from, and to who knows a closed source only by
 * opening it in an emergency. Throws NOT_FOUND but for programme managers.
 */
export function proposeErasure(
  ctx: Ctx,
  input: ErasureProposal,
): Promise<
  Result<{ erasureId: string }, "nothing_to_erase" | "reason_repeats_passage" | "known_by_opening">
> {
  return mutate(ctx, "erasure.propose", installation, async (inside) => {
    const { entity, entityId, passage, reason } = input;
    if (reason.includes(passage)) return refused("reason_repeats_passage");
    if (!isPassage(passage) || ERASABLE[entity] === undefined) return refused("nothing_to_erase");
    if (await knowsByOpening(inside, input)) return refused("known_by_opening");
    const id = newId(inside.now);
    const row = { entity, entityId, reason, proposedBy: personOf(inside) };
    await inside.tx.insert(erasures).values({ id, ...row, passage, proposedAt: inside.now });
    await notify(inside, "erasure_proposed", { assessment: null });
    // The chain keeps that and why, never what.
    return changed(
      { erasureId: id },
      { entity: ENTITY, entityId: id, version: 1, before: null, after: row, reason },
    );
  });
}

/**
 * What was erased: how many stored texts, none where the noun did not hold the passage, and the releases that hold it
 * still because they are frozen.
 */
export type Erased = { erased: number; releases: readonly string[] };

/**
 * A second person confirms, and the passage goes in the same transaction, out of the proposal too. Refused to who proposed
 * it, where it was confirmed before, and where an erasure took the passage itself away. Author and readers of a source
 * are told. Throws NOT_FOUND but for programme
 * managers.
 */
export function confirmErasure(
  ctx: Ctx,
  erasureId: string,
): Promise<Result<Erased, "same_person" | "confirmed_already" | "declined" | "nothing_to_erase">> {
  return mutate(ctx, "erasure.confirm", installation, async (inside) => {
    const confirmedBy = personOf(inside);
    const proposal = await openProposal(inside, erasureId);
    if (!proposal.ok) return proposal;
    const { erasure } = proposal;
    if (erasure.proposedBy === confirmedBy) return refused("same_person");
    const { entity, entityId, passage, reason } = erasure;
    if (passage === null || !isPassage(passage)) return refused("nothing_to_erase");
    await inside.tx
      .update(erasures)
      .set({ confirmedBy, confirmedAt: inside.now })
      .where(eq(erasures.id, erasureId));
    await lockNoun(inside, entity, entityId);
    const rows = await eraseFromRows(inside, { id: erasureId, entity, entityId, passage });
    const open = { id: erasureId, entity, entityId, passage, reason };
    const texts = await eraseFromRevisions(inside, open, rows);
    const erased = rows + texts.erased;
    // Files of reports are made again from what is there now; none may keep the passage meanwhile.
    await inside.tx.delete(reportFiles);
    if (erased > 0) await tellOfErasure(inside, erasure);
    const frozen = await inside.tx
      .select({ code: releases.code })
      .from(releases)
      .where(
        sql`holds_passage(${releases.content}, ${passage}) or position(${passage} in ${releases.corrigendum}) > 0`,
      )
      .orderBy(releases.code);
    await inside.tx.update(erasures).set({ passage: null }).where(eq(erasures.id, erasureId));
    const before = { entity, entityId, confirmedBy: null };
    return changed({ erased, releases: frozen.map(({ code }) => code) }, ...texts.changes, {
      entity: ENTITY,
      entityId: erasureId,
      version: 2,
      before,
      after: { ...before, confirmedBy, erased },
      reason,
    });
  });
}

/**
 * Ends a proposal without erasing: who proposed takes it back, another declines it. The proposal forgets its passage.
 * Refused where it ended before. Throws NOT_FOUND but for programme managers.
 */
export function declineErasure(
  ctx: Ctx,
  erasureId: string,
): Promise<Result<{ erasureId: string }, "confirmed_already" | "declined">> {
  return mutate(ctx, "erasure.confirm", installation, async (inside) => {
    const declinedBy = personOf(inside);
    const proposal = await openProposal(inside, erasureId);
    if (!proposal.ok) return proposal;
    const { erasure } = proposal;
    await inside.tx
      .update(erasures)
      .set({ declinedBy, declinedAt: inside.now, passage: null })
      .where(eq(erasures.id, erasureId));
    const { entity, entityId } = erasure;
    const before = { entity, entityId, declinedBy: null };
    return changed(
      { erasureId },
      { entity: ENTITY, entityId: erasureId, version: 2, before, after: { ...before, declinedBy } },
    );
  });
}
