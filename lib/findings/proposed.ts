/** What the rule proposes for one assessment now, and the priorities that its findings have. */
import "server-only";
import { eq } from "drizzle-orm";
import { findingProposals } from "@/db/schema/finding";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { countryQuality } from "@/lib/quality/queries";
import type { CountryQuality } from "@/lib/quality/view";
import { readScoringInput } from "@/lib/ratings/figures";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Ratings } from "@/lib/scoring/rating";
import { type PriorityList, type Proposal, priorityList, proposalsOf } from "./proposals";

/** The judgements of an assessment as its findings are read by. */
export type Judged = { edition: Edition; ratings: Ratings; priorities: PriorityList };

/** What findings are put in order by. The caller has asked whether the actor may read the ratings. */
export async function judgedOf(ctx: Ctx, assessment: AssessmentRecord): Promise<Judged> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const input = await readScoringInput(ctx, assessment, edition);
  return {
    edition,
    ratings: input.ratings,
    priorities: priorityList(scoreAssessment(edition, input), input.ratings),
  };
}

/** Proposals on which nobody has decided, and the registers of the entries that they name. */
export async function openProposals(
  ctx: Ctx,
  assessment: AssessmentRecord,
): Promise<{ proposals: readonly Proposal[]; registers: CountryQuality["registers"] }> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const input = await readScoringInput(ctx, assessment, edition);
  const { warnings, registers } = await warningsAbout(ctx, assessment.iso3);
  const decided = await ctx.read
    .select({ key: findingProposals.proposalKey })
    .from(findingProposals)
    .where(eq(findingProposals.assessmentId, assessment.id));
  const known = new Set(decided.map(({ key }) => key));
  const proposals = proposalsOf(scoreAssessment(edition, input), input.ratings, warnings);
  return { proposals: proposals.filter(({ key }) => !known.has(key)), registers };
}

/** Open warnings about a country; none for who may not see counts as they were entered. */
async function warningsAbout(
  ctx: Ctx,
  iso3: string,
): Promise<Pick<CountryQuality, "warnings" | "registers">> {
  const subject = await countryEntrySubject(ctx, iso3);
  if (!can(ctx.actor, "entry.read_raw", subject)) return { warnings: [], registers: {} };
  const { warnings, registers } = await countryQuality(ctx, iso3);
  return { warnings: warnings.filter(({ dismissed }) => dismissed === null), registers };
}
