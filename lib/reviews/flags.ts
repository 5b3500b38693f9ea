/** What the flags of a review are worked out from. */
import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { lawFactsOf } from "@/lib/derived/facts";
import { derivesFromLaws } from "@/lib/derived/suggestion";
import { editionByHash } from "@/lib/editions/queries";
import { effectiveByIndicator, effectiveLevels } from "@/lib/ratings/effective";
import { lastLevels, lastRatings } from "@/lib/ratings/last-round";
import { submissionProblems } from "@/lib/ratings/submission";
import { programmeDay } from "@/lib/settings/programme-day";
import { type Flag, flagsOf, type SameLaw } from "./flag-rules";
import { lawSignature } from "./same-law";

/** The flags of an assessment; the caller has checked that the actor may read its ratings. */
export async function reviewFlags(ctx: Ctx, assessment: AssessmentRecord): Promise<readonly Flag[]> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const fromLaws = [...edition.indicators.keys()].filter((code) => derivesFromLaws(edition, [code]));
  const [rows, problems, last, sameLaw] = await Promise.all([
    ctx.read.select().from(ratings).where(eq(ratings.assessmentId, assessment.id)),
    submissionProblems(ctx, assessment),
    lastRatings(ctx, assessment),
    assessmentsOfSameLaw(ctx, assessment, fromLaws),
  ]);
  return flagsOf(edition, {
    ratings: [...effectiveByIndicator(rows).values()].map(({ indicator, level, changeCause }) => ({
      indicator,
      level: level === null ? null : Number(level),
      hasChangeCause: changeCause !== null,
    })),
    confidenceUnmet: new Map(
      problems
        .filter(({ problem }) => problem === "claim_confidence")
        .map(({ indicator, values }) => [
          indicator,
          { needed: String(values?.needed ?? ""), has: String(values?.has ?? "") },
        ]),
    ),
    lastLevels: lastLevels(last),
    fromLaws,
    sameLaw,
  });
}

/**
 * Other assessments of the round, as far as the actor may read their ratings, whose laws in force hold the same
 * elements with the same values. Three statements, whatever the number of countries.
 */
async function assessmentsOfSameLaw(
  ctx: Ctx,
  { id, roundId, iso3, cutOffOn }: AssessmentRecord,
  indicators: readonly string[],
): Promise<readonly SameLaw[]> {
  if (indicators.length === 0) return [];
  const others = await ctx.read
    .select({ id: assessments.id, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(eq(assessments.roundId, roundId), ne(assessments.id, id), visibleTo(ctx.actor, "rating.read")),
    );
  if (others.length === 0) return [];
  const today = await programmeDay(ctx);
  const facts = await lawFactsOf(ctx, [iso3, ...others.map((other) => other.iso3)], cutOffOn, today);
  const own = lawSignature(facts.get(iso3));
  if (own === "") return [];
  const alike = others.filter((other) => lawSignature(facts.get(other.iso3)) === own);
  if (alike.length === 0) return [];
  const rows = await ctx.read
    .select({
      assessmentId: ratings.assessmentId,
      indicator: ratings.indicator,
      kind: ratings.kind,
      level: ratings.level,
    })
    .from(ratings)
    .where(
      and(
        anyOf(
          ratings.assessmentId,
          alike.map((other) => other.id),
        ),
        anyOf(ratings.indicator, indicators),
      ),
    );
  return alike.map((other) => ({
    iso3: other.iso3,
    levels: effectiveLevels(rows.filter(({ assessmentId }) => assessmentId === other.id)),
  }));
}
