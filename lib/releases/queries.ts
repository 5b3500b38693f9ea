import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { releaseSeals, releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { getAssessment } from "@/lib/assessments/queries";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { anyOf } from "@/lib/database/any-of";
import { type ReleaseDocument, releaseSchema } from "./format";
import { codeInForce } from "./in-force";
import { readRelease } from "./read";

/** A release as lists and heads show it. */
export type ReleaseRecord = {
  code: string;
  number: number;
  sha256: string;
  publishedAt: Date;
  round: string;
  iso3: string;
  corrigendum: string | null;
  /** State of its assessment: `superseded` once a later round's was published. */
  state: AssessmentState;
  /** The release in force of its assessment. */
  latest: string;
  /** Two people sealed it for safety: its address answers reason, date and hash only. */
  seal: { reason: string; confirmedAt: Date } | null;
};

/** A release that is open: its exact text too. */
export type OpenRelease = ReleaseRecord & { seal: null; text: string };
export type SealedRelease = ReleaseRecord & { seal: NonNullable<ReleaseRecord["seal"]> };

const columns = {
  code: releases.code,
  number: releases.number,
  sha256: releases.sha256,
  publishedAt: releases.publishedAt,
  round: rounds.code,
  iso3: countries.iso3,
  corrigendum: releases.corrigendum,
  state: assessments.state,
  latest: sql<string>`${codeInForce(releases.assessmentId)}`,
  sealReason: releaseSeals.reason,
  sealConfirmedAt: releaseSeals.confirmedAt,
};

type Columns = Omit<ReleaseRecord, "seal"> & { sealReason: string | null; sealConfirmedAt: Date | null };

function recordOf({ sealReason, sealConfirmedAt, ...row }: Columns): ReleaseRecord {
  const isSealed = sealReason !== null && sealConfirmedAt !== null;
  const seal = isSealed ? { reason: sealReason, confirmedAt: sealConfirmedAt } : null;
  return { ...row, corrigendum: isSealed ? null : row.corrigendum, seal };
}

/** Releases that the actor may read, latest first; of one round, country or assessment where it is given. */
export async function listReleases(
  ctx: Ctx,
  { round, iso3 }: Partial<AssessmentKey> = {},
): Promise<ReleaseRecord[]> {
  const rows = await ctx.read
    .select(columns)
    .from(releases)
    .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(releaseSeals, eq(releaseSeals.releaseId, releases.id))
    .where(
      and(
        visibleTo(ctx.actor, "release.read"),
        round === undefined ? undefined : eq(rounds.code, round),
        iso3 === undefined ? undefined : eq(countries.iso3, iso3),
      ),
    )
    .orderBy(desc(releases.publishedAt), desc(releases.code));
  return rows.map(recordOf);
}

/** One release by its permanent code. Throws NOT_FOUND where it is absent or hidden. */
export async function getRelease(ctx: Ctx, code: string): Promise<OpenRelease | SealedRelease> {
  const release = (await releasesByCode(ctx, [code])).get(code);
  if (!release) throw new AppError("NOT_FOUND", `release ${code}`);
  return release;
}

/** Releases by their codes; one that is absent or hidden has no entry. */
export async function releasesByCode(
  ctx: Ctx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, OpenRelease | SealedRelease>> {
  if (codes.length === 0) return new Map();
  const rows = await ctx.read
    .select({ ...columns, text: releases.content })
    .from(releases)
    .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(releaseSeals, eq(releaseSeals.releaseId, releases.id))
    .where(and(anyOf(releases.code, codes), visibleTo(ctx.actor, "release.read")));
  return new Map(
    rows.map(({ text, ...row }) => {
      const { seal, ...record } = recordOf(row);
      return [record.code, seal === null ? { ...record, seal, text } : { ...record, seal }];
    }),
  );
}

/** The document in a release's text. Old formats stay readable for ever. Throws INTERNAL otherwise. */
export function parseRelease(text: string): ReleaseDocument {
  const parsed = releaseSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new AppError("INTERNAL", `a stored release does not fit its format: ${parsed.error}`);
  return parsed.data;
}

const NO_ANCHOR = "0".repeat(64);

/**
 * What the next release would say if it were published now: the page as the State and as a reader will read it. For
 * those who may read the ratings. Nothing of it is stored.
 */
export async function previewRelease(ctx: Ctx, key: AssessmentKey): Promise<ReleaseDocument> {
  const { assessment } = await getAssessment(ctx, key, "rating.read");
  const count = await ctx.read.$count(releases, eq(releases.assessmentId, assessment.id));
  return readRelease(ctx, assessment, {
    code: `${key.round}-${key.iso3}-${count + 1}`,
    number: count + 1,
    publishedAt: ctx.now.toISOString(),
    corrigendum: null,
    audit: { position: 0, head: NO_ANCHOR },
  });
}
