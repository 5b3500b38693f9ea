/** Releases as what is held against them needs them: for people those whose text they may read, for commands all. */
import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { auditEvents } from "@/db/schema/audit";
import { countries } from "@/db/schema/country";
import { releaseSeals, releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import type { ReleaseDocument } from "./format";
import { codeInForce } from "./in-force";

/** A release that something is held against, with its exact text. */
export type ComparedRelease = {
  code: string;
  round: string;
  iso3: string;
  /** ISO 8601. */
  publishedAt: string;
  sha256: string;
  isInForce: boolean;
  text: string;
};

/**
 * The release of a code or of a hash. Null where it is absent or hidden, and for people where two people sealed it: to
 * say that a text is the sealed one would say what the seal keeps.
 */
export async function comparedRelease(
  ctx: Ctx,
  by: { code: string } | { sha256: string },
): Promise<ComparedRelease | null> {
  const isCommand = ctx.actor.kind === "system";
  const [row] = await ctx.read
    .select({
      code: releases.code,
      round: rounds.code,
      iso3: countries.iso3,
      publishedAt: releases.publishedAt,
      sha256: releases.sha256,
      isInForce: sql<boolean>`${releases.code} = ${codeInForce(releases.assessmentId)}`,
      text: releases.content,
    })
    .from(releases)
    .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(releaseSeals, eq(releaseSeals.releaseId, releases.id))
    .where(
      and(
        "code" in by ? eq(releases.code, by.code) : eq(releases.sha256, by.sha256),
        isCommand ? undefined : isNull(releaseSeals.confirmedAt),
        visibleTo(ctx.actor, "release.read"),
      ),
    );
  return row ? { ...row, publishedAt: row.publishedAt.toISOString() } : null;
}

const NO_ANCHOR = "0".repeat(64);

/** Whether the audit chain of the installation holds the event that a release is anchored in. */
export async function isAnchored(ctx: Ctx, { position, head }: ReleaseDocument["audit"]): Promise<boolean> {
  if (position === 0) return head === NO_ANCHOR;
  const [row] = await ctx.read
    .select({ sha256: auditEvents.sha256 })
    .from(auditEvents)
    .where(eq(auditEvents.position, position));
  return row?.sha256 === head;
}
