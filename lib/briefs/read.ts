/** Reads a brief for who may see the figures of the team. */
import "server-only";
import { type AssessmentKey, type AssessmentRecord, assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { storedLetters } from "@/lib/correspondence/queries";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { readScoredRatings } from "@/lib/ratings/effective-ratings";
import { scoringInput } from "@/lib/ratings/scoring-input";
import { imprintOf } from "@/lib/reports/imprint";
import type { Report } from "@/lib/reports/model";
import { scoreAssessment } from "@/lib/scoring/engine";
import { type Ask, asksOf } from "./asks";
import { buildBrief } from "./build";
import type { BriefLetter } from "./country";
import { countryFacts } from "./read-country";
import { LETTERS_MAX } from "./sections/size";

/**
 * The brief of a country in a language, the same for everybody who may see the figures of the team. Throws NOT_FOUND for
 * everybody else.
 */
export async function briefOf(ctx: Ctx, key: AssessmentKey, locale: Locale): Promise<Report> {
  const { assessment, subject } = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, "figures.read", subject))
    throw new AppError("NOT_FOUND", `brief of ${key.round}/${key.iso3}`);
  const facts = await countryFacts(ctx, key, locale, { forReaders: false });
  const asks = await readAsks(ctx, assessment);
  const letters = can(ctx.actor, "correspondence.read", subject) ? await readLetters(ctx, assessment.id) : [];
  return buildBrief({ ...facts, asks, letters }, { locale, ...(await imprintOf(ctx)) });
}

async function readAsks(
  ctx: Ctx,
  { id, editionSha256, cutOffOn }: AssessmentRecord,
): Promise<readonly Ask[]> {
  const edition = await editionByHash(ctx, editionSha256);
  const input = scoringInput(edition, await readScoredRatings(ctx, id), cutOffOn);
  return asksOf(scoreAssessment(edition, input), input.ratings);
}

/** The last letters by the day on which they passed, the newest first. */
async function readLetters(ctx: Ctx, assessmentId: string): Promise<readonly BriefLetter[]> {
  const stored = await storedLetters(ctx, assessmentId, { withdrawn: false });
  return stored
    .toSorted((a, b) => (a.passedOn === b.passedOn ? b.number - a.number : a.passedOn < b.passedOn ? 1 : -1))
    .slice(0, LETTERS_MAX)
    .map(({ number, direction, passedOn, institutionName, subject, language }) => ({
      number,
      direction,
      passedOn,
      institutionName,
      subject,
      language,
    }));
}
