/** What is stored about the second rating of an assessment. */
import "server-only";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { RATING_STATES } from "@/db/enums";
import { revisions } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { secondRatingPairs, secondRatings, secondRatingWishes } from "@/db/schema/second-rating";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import type { Edition } from "@/lib/instruments/edition";
import {
  type GivenJudgement,
  type Judgement,
  type PairFacts,
  reasonOf,
  type Sampled,
  sampleOf,
} from "./rules";

type Assessment = Pick<AssessmentRecord, "id" | "editionSha256" | "round" | "iso3">;
type PairRow = typeof secondRatingPairs.$inferSelect;

/** The indicators of an assessment that are rated a second time; one statement. */
export async function readSample(
  ctx: Ctx,
  edition: Edition,
  assessment: Assessment,
): Promise<readonly Sampled[]> {
  const wishes = await ctx.read
    .select({ indicator: secondRatingWishes.indicator })
    .from(secondRatingWishes)
    .where(eq(secondRatingWishes.assessmentId, assessment.id));
  return sampleOf(
    edition,
    assessment,
    wishes.map(({ indicator }) => indicator),
  );
}

/** The revealed pairs of an assessment, in the order of their codes. */
export function readPairs(ctx: Ctx, assessmentId: string): Promise<readonly PairRow[]> {
  return ctx.read
    .select()
    .from(secondRatingPairs)
    .where(eq(secondRatingPairs.assessmentId, assessmentId))
    .orderBy(asc(secondRatingPairs.indicator));
}

/** A pair as the rules read it. */
export function pairFacts(row: PairRow): PairFacts {
  const { indicator, consensusState, consensusLevel } = row;
  return {
    indicator,
    first: judgementOf(row.firstState, row.firstLevel),
    second: judgementOf(row.secondState, row.secondLevel),
    consensus: consensusState === null ? null : judgementOf(consensusState, consensusLevel),
  };
}

function judgementOf(state: GivenJudgement["state"], level: string | null): GivenJudgement {
  return { state, level: level === null ? null : Number(level) };
}

/** Where the second rating of an assessment stands; version 0 where nobody handed anything in yet. */
export async function readHandIn(ctx: Ctx, assessmentId: string) {
  const [row] = await ctx.read
    .select()
    .from(secondRatings)
    .where(eq(secondRatings.assessmentId, assessmentId));
  return row ?? { assessmentId, handedInBy: null, handedInAt: null, version: 0 };
}

/** First and second rating of some indicators, as far as they are compared and shown beside each other. */
export async function readBoth(ctx: Ctx, assessmentId: string, indicators: readonly string[]) {
  const rows = await ctx.read
    .select({
      indicator: ratings.indicator,
      kind: ratings.kind,
      state: ratings.state,
      level: ratings.level,
      notAssessedReason: ratings.notAssessedReason,
      notApplicableReason: ratings.notApplicableReason,
      rationale: ratings.rationale,
      language: ratings.language,
      version: ratings.version,
    })
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, assessmentId),
        inArray(ratings.kind, ["assessor", "second"]),
        inArray(ratings.indicator, [...indicators]),
      ),
    );
  const both = rows.map(({ level, ...row }) => ({ ...row, level: level === null ? null : Number(level) }));
  const ofKind = (kind: "assessor" | "second") =>
    new Map(both.filter((row) => row.kind === kind).map((row) => [row.indicator, row]));
  return { first: ofKind("assessor"), second: ofKind("second") };
}

/** A rating of a pair, for screens. */
export type ComparedRating =
  Awaited<ReturnType<typeof readBoth>>["first"] extends Map<string, infer Row> ? Row : never;

/**
 * What the first ratings gave as their reason when they were revealed, by indicator, of those that were changed since:
 * read from their revisions, so that a passage that is erased there is erased here. Null where it was erased, and where
 * an import brought the rating, which keeps one revision for all.
 */
export async function readRevealedReasons(
  ctx: Ctx,
  assessmentId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await ctx.read
    .select({ indicator: secondRatingPairs.indicator, content: revisions.content })
    .from(secondRatingPairs)
    .innerJoin(
      ratings,
      and(
        eq(ratings.assessmentId, secondRatingPairs.assessmentId),
        eq(ratings.indicator, secondRatingPairs.indicator),
        eq(ratings.kind, "assessor"),
        ne(ratings.version, secondRatingPairs.firstVersion),
      ),
    )
    .leftJoin(
      revisions,
      and(
        eq(revisions.entity, "rating"),
        eq(revisions.entityId, ratings.id),
        eq(revisions.version, secondRatingPairs.firstVersion),
      ),
    )
    .where(eq(secondRatingPairs.assessmentId, assessmentId));
  return new Map(
    rows.map(({ indicator, content }) => {
      const kept = content === null ? null : revisionSchema.parse(JSON.parse(content));
      return [indicator, kept === null ? null : reasonOf(kept)];
    }),
  );
}

/** What is read of a revision of a rating. */
const revisionSchema = z.object({
  state: z.enum(RATING_STATES).nullable(),
  level: z.number().nullable(),
  rationale: z.string().nullable(),
  notApplicableReason: z.string().nullable(),
});

/** What the first ratings of an assessment say now, by indicator. */
export async function readFirst(ctx: Ctx, assessmentId: string, indicators: readonly string[]) {
  const { first } = await readBoth(ctx, assessmentId, indicators);
  return new Map<string, Judgement>(first);
}
