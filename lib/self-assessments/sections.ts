/** Which sections of the State's own assessment are open to a contributor. */
import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { selfAssessmentSections } from "@/db/schema/self-assessment";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { can } from "@/lib/policy/can";

type Loaded = Pick<LoadedAssessment, "assessment" | "subject">;

/**
 * The domains to which the actor is held, because only the duty of contributor opens the State's answers to them; null
 * for who reads all that the rights table allows.
 */
export async function ownSections(
  ctx: Ctx,
  { assessment, subject }: Loaded,
): Promise<readonly string[] | null> {
  if (ctx.actor.kind !== "user" || !subject.duties.includes("contributor")) return null;
  const duties = subject.duties.filter((duty) => duty !== "contributor");
  if (can(ctx.actor, "self_rating.read", { ...subject, duties })) return null;
  const rows = await ctx.read
    .select({ domain: selfAssessmentSections.domain })
    .from(selfAssessmentSections)
    .where(
      and(
        eq(selfAssessmentSections.assessmentId, assessment.id),
        eq(selfAssessmentSections.userId, ctx.actor.userId),
      ),
    )
    .orderBy(asc(selfAssessmentSections.domain));
  return rows.map(({ domain }) => domain);
}

/** Whether an indicator lies in a section that is open to the actor. */
export async function isOwnSection(ctx: Ctx, loaded: Loaded, indicator: string): Promise<boolean> {
  const sections = await ownSections(ctx, loaded);
  if (sections === null) return true;
  const edition = await editionByHash(ctx, loaded.assessment.editionSha256);
  const domain = edition.indicators.get(indicator)?.domain ?? null;
  return domain !== null && sections.includes(domain);
}
