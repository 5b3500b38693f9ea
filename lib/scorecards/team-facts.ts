import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { SourceType } from "@/db/enums";
import { assessmentFigures, ratingCitations, ratings } from "@/db/schema/rating";
import { interviews, passages, sources } from "@/db/schema/source";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { CITED_SOURCE, type CitationRow, citationView, readCitations } from "@/lib/ratings/citations-read";
import { type EvidenceRow, evidenceOf } from "@/lib/ratings/confidence";
import { effectiveRatings, readJudgements } from "@/lib/ratings/effective-ratings";
import { scoringInput } from "@/lib/ratings/scoring-input";
import { ageDay } from "@/lib/scoring/confidence";
import { scoreAssessment } from "@/lib/scoring/engine";
import { UNDETERMINED } from "@/lib/text/language";
import type { CardFacts, CitationFact, SourceFact } from "./facts";
import { factsOfFigures } from "./facts-of-figures";
import { factsOfScores } from "./facts-of-scores";

/** Facts of the effective ratings as they are now, computed whole, in two statements. The caller checked `figures.read`. */
export async function teamFacts(ctx: Ctx, assessment: AssessmentRecord): Promise<CardFacts> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const [rows, citations] = await Promise.all([
    readJudgements(ctx, assessment.id),
    readCitations(ctx, assessment.id),
  ]);
  const effective = effectiveRatings(rows, citations);
  const input = scoringInput(edition, effective, assessment.cutOffOn);
  return factsOfScores({
    scored: scoreAssessment(edition, input),
    input,
    ratings: effective.map(({ indicator, values, citations }) => ({
      indicator,
      values,
      citations: citations.map(citationFact),
    })),
    sources: sourcesOf(
      effective.flatMap(({ citations }) => citations),
      assessment.cutOffOn,
    ),
  });
}

/**
 * The same facts as far as a card shows them, from the figures that were stored with the ratings: nothing is computed
 * anew, and no text is read. Three statements. The caller checked `figures.read`.
 */
export async function teamCardFacts(ctx: Ctx, assessment: AssessmentRecord): Promise<CardFacts> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const [rows, citations, figures] = await Promise.all([
    readJudgements(ctx, assessment.id),
    readCitedSources(ctx, assessment.id),
    ctx.read.select().from(assessmentFigures).where(eq(assessmentFigures.assessmentId, assessment.id)),
  ]);
  const effective = effectiveRatings(rows, citations);
  const uncited = effective.map((rating) => ({ ...rating, citations: [] }));
  return factsOfFigures({
    edition,
    input: scoringInput(edition, uncited, assessment.cutOffOn),
    figures,
    ratings: uncited,
    sources: sourcesOf(
      effective.flatMap(({ citations }) => citations),
      assessment.cutOffOn,
    ),
  });
}

/** The cited sources of an assessment, without the rest that citations hold. */
function readCitedSources(ctx: Ctx, assessmentId: string) {
  return ctx.read
    .select(CITED_SOURCE)
    .from(ratingCitations)
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .where(and(eq(ratings.assessmentId, assessmentId), isNull(ratingCitations.removedAt)));
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
      language: UNDETERMINED,
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

/** A source behind a citation. */
type CitedSource = EvidenceRow & { sourceId: string; type: SourceType };

/** Each cited source once. The team knows of every source's type and year, so all of them count. */
function sourcesOf(citations: readonly CitedSource[], cutOffOn: string): readonly SourceFact[] {
  const distinct = new Map(citations.map((row) => [row.sourceId, row]));
  return [...distinct.values()].map((row) => ({
    type: row.type,
    day: ageDay(evidenceOf(row).source, cutOffOn),
  }));
}
