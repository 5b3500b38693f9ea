/** Proposals to seal a release, for programme managers. */
import "server-only";
import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { releaseSeals, releases } from "@/db/schema/release";
import { users } from "@/db/schema/user";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { getRelease } from "./queries";

/** A proposal that waits for its second person. */
export type SealProposal = { reason: string; by: string; at: string; isOwn: boolean };

/** Whether the actor may seal the release, and what was proposed; a release that is sealed takes no proposal. */
export async function sealOf(
  ctx: Ctx,
  code: string,
): Promise<{ maySeal: boolean; proposal: SealProposal | null }> {
  const [row] = await ctx.read
    .select({
      reason: releaseSeals.reason,
      proposer: releaseSeals.proposedBy,
      by: users.name,
      at: releaseSeals.proposedAt,
      sealedAt: releaseSeals.confirmedAt,
    })
    .from(releases)
    .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
    .leftJoin(releaseSeals, eq(releaseSeals.releaseId, releases.id))
    .leftJoin(users, eq(users.id, releaseSeals.proposedBy))
    .where(and(eq(releases.code, code), visibleTo(ctx.actor, "release.seal")));
  if (!row || row.sealedAt !== null) return { maySeal: false, proposal: null };
  const { reason, proposer, by, at } = row;
  if (reason === null || by === null || at === null) return { maySeal: true, proposal: null };
  const isOwn = ctx.actor.kind === "user" && proposer === ctx.actor.userId;
  return { maySeal: true, proposal: { reason, by, at: at.toISOString(), isOwn } };
}

/** The release that the actor may seal, with what was proposed. Throws NOT_FOUND. */
export async function releaseToSeal(ctx: Ctx, code: string) {
  const release = await getRelease(ctx, code);
  const { maySeal, proposal } = await sealOf(ctx, code);
  if (!maySeal) throw new AppError("NOT_FOUND", `seal of ${code}`);
  return { release, proposal };
}

/** Codes of releases that others proposed to seal and that wait for the actor. */
export async function sealsToConfirm(ctx: Ctx): Promise<readonly string[]> {
  if (ctx.actor.kind !== "user") return [];
  const rows = await ctx.read
    .select({ code: releases.code })
    .from(releaseSeals)
    .innerJoin(releases, eq(releases.id, releaseSeals.releaseId))
    .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
    .where(
      and(
        isNull(releaseSeals.confirmedAt),
        ne(releaseSeals.proposedBy, ctx.actor.userId),
        visibleTo(ctx.actor, "release.seal"),
      ),
    )
    .orderBy(asc(releases.code));
  return rows.map(({ code }) => code);
}
