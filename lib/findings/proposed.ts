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
import type { Warning } from "@/lib/quality/warning";
import { readScoringInput } from "@/lib/ratings/figures";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { type ScoredAssessment, scoreAssessment } from "@/lib/scoring/engine";
import type { Ratings } from "@/lib/scoring/rating";
import { type PriorityList, type Proposal, priorityList, proposalsOf } from "./proposals";

/** The judgements of an assessment as its findings are read by. */
export type Judged = {
  edition: Edition;
  ratings: Ratings;
  scored: ScoredAssessment;
  priorities: PriorityList;
};

/** What findings are put in order by. The caller has asked whether the actor may read the ratings. */
export async function judgedOf(ctx: Ctx, assessment: AssessmentRecord): Promise<Judged> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const input = await readScoringInput(ctx, assessment, edition);
  const { ratings } = input;
  const scored = scoreAssessment(edition, input);
  return { edition, ratings, scored, priorities: priorityList(scored, ratings) };
}

/** Proposals on which nobody has decided. */
export async function openProposals(
  ctx: Ctx,
  { id, iso3 }: AssessmentRecord,
  { scored, ratings }: Judged,
): Promise<readonly Proposal[]> {
  const decided = await ctx.read
    .select({ key: findingProposals.proposalKey })
    .from(findingProposals)
    .where(eq(findingProposals.assessmentId, id));
  const known = new Set(decided.map(({ key }) => key));
  const proposals = proposalsOf(scored, ratings, await warningsAbout(ctx, iso3));
  return proposals.filter(({ key }) => !known.has(key));
}

/** Open warnings about a country; none for who may not see counts as they were entered. */
async function warningsAbout(ctx: Ctx, iso3: string): Promise<readonly Warning[]> {
  const subject = await countryEntrySubject(ctx, iso3);
  if (!can(ctx.actor, "entry.read_raw", subject)) return [];
  const { warnings } = await countryQuality(ctx, iso3);
  return warnings.filter(({ dismissed }) => dismissed === null);
}
