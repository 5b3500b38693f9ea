/** What a meeting may ask: the indicators of the edition, the open ones first, by what the instrument says of them. */
import "server-only";
import type { AssessmentPage } from "@/lib/assessments/head";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition, Indicator } from "@/lib/instruments/edition";
import { ratingViews } from "@/lib/ratings/queries";
import { type OpenBecause, openBecause, openFirst } from "./rules";

/** An indicator in the words of its instrument. */
export type Question = {
  code: string;
  title: string;
  question: string | null;
  evidenceExpected: readonly string[];
};
/** A question that a form offers. */
export type OfferedQuestion = Question & {
  why: OpenBecause | null;
  /** What the instrument mainly asks with it, such as law or practice; null where it says nothing of that. */
  facet: string | null;
};

function questionOf({ code, definition }: Indicator): Question {
  const { title, question = null, evidenceExpected = [] } = definition;
  return { code, title, question, evidenceExpected };
}

/** The questions of some indicators, in the order of the edition. */
export function questionsOf(edition: Edition, codes: readonly string[]): readonly Question[] {
  return [...edition.indicators.values()].filter(({ code }) => codes.includes(code)).map(questionOf);
}

/** Every question with why it is open. The caller has asked whether the actor may read the ratings. */
export async function offeredQuestions(ctx: Ctx, place: AssessmentPage): Promise<readonly OfferedQuestion[]> {
  const edition = await editionByHash(ctx, place.assessment.editionSha256);
  const views = await ratingViews(ctx, place, {});
  const ratings = new Map(
    views.map(({ indicator, state, notAssessedReason, confidence }) => [
      indicator,
      { state, notAssessedReason, confidence: confidence?.effective ?? null },
    ]),
  );
  const labels = new Map(edition.file.facets?.map(({ code, label }) => [code, label]));
  return openFirst(
    [...edition.indicators.values()].map((indicator) => ({
      ...questionOf(indicator),
      why: openBecause(ratings.get(indicator.code)),
      facet: labels.get(indicator.definition.facet ?? "") ?? null,
    })),
  );
}
