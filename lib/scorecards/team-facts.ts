import "server-only";
import { and, eq } from "drizzle-orm";
import { ratingConfirmations, ratings } from "@/db/schema/rating";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { type CitationRow, citationView, readCitations } from "@/lib/ratings/citations-read";
import { evidenceOf } from "@/lib/ratings/confidence";
import { effectiveByIndicator } from "@/lib/ratings/effective";
import { valuesOf } from "@/lib/ratings/rows";
import { scoringInput } from "@/lib/ratings/scoring-input";
import { ageDay } from "@/lib/scoring/confidence";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { CardFacts, CitationFact, SourceFact } from "./facts";
import { factsOfScores } from "./facts-of-scores";

/** Facts of the effective ratings as they are now, in three statements. The caller checked `figures.read`. */
export async function teamFacts(ctx: Ctx, assessment: AssessmentRecord): Promise<CardFacts> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const [rows, citations, confirmations] = await Promise.all([
    ctx.read.select().from(ratings).where(eq(ratings.assessmentId, assessment.id)),
    readCitations(ctx, assessment.id),
    ctx.read
      .select({ ratingId: ratingConfirmations.ratingId, version: ratingConfirmations.ratingVersion })
      .from(ratingConfirmations)
      .innerJoin(ratings, eq(ratings.id, ratingConfirmations.ratingId))
      .where(and(eq(ratings.assessmentId, assessment.id), eq(ratingConfirmations.kind, "gate"))),
  ]);
  const cited = Map.groupBy(citations, ({ ratingId }) => ratingId);
  const effective = [...effectiveByIndicator(rows).values()].map((row) => ({
    id: row.id,
    indicator: row.indicator,
    values: valuesOf(row),
    fieldVersions: row.fieldVersions,
    citations: cited.get(row.id) ?? [],
  }));
  const input = scoringInput(edition, effective, {
    cutOff: assessment.cutOffOn,
    gateConfirmations: confirmations,
  });
  return factsOfScores({
    scored: scoreAssessment(edition, input),
    input,
    ratings: effective.map(({ indicator, values, citations: own }) => ({
      indicator,
      values,
      citations: own.map(citationFact),
    })),
    sources: sourcesOf(effective.flatMap((rating) => rating.citations)),
  });
}

function citationFact(row: CitationRow): CitationFact {
  const { id, shows, stance, source } = citationView(row);
  if (!source.visible) {
    const { type, year } = source;
    return {
      key: id,
      source: null,
      type,
      year,
      locator: null,
      passage: null,
      language: "und",
      shows,
      stance,
    };
  }
  const { code, title, type, publishedOn, passage } = source;
  return {
    key: id,
    source: { code, title },
    type,
    year: publishedOn?.slice(0, 4) ?? null,
    locator: passage.locator,
    passage: passage.body,
    language: passage.language,
    shows,
    stance,
  };
}

/** Each cited source once. The team knows of every source's type and year, so all of them count. */
function sourcesOf(citations: readonly CitationRow[]): readonly SourceFact[] {
  const distinct = new Map(citations.map((row) => [row.sourceId, row]));
  return [...distinct.values()].map((row) => ({ type: row.type, day: ageDay(evidenceOf(row).source) }));
}
