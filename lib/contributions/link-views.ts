/** The links of an assessment, as its lead and programme managers see them. */
import "server-only";
import { count, desc, eq } from "drizzle-orm";
import { contributionLinks, contributions } from "@/db/schema/contribution";
import type { AssessmentPage } from "@/lib/assessments/head";
import type { PersonCtx } from "@/lib/core/request";
import { type LinkState, linkState } from "./rules";

export type LinkView = {
  id: string;
  label: string;
  purpose: string;
  purposeLanguage: string;
  openUntil: string;
  /** A full link is closed for who did not make it: that it is full would be a count. */
  state: LinkState;
  /** How many came; null for who did not make it. */
  came: number | null;
  contributionsMax: number;
};

/** The links of an assessment, newest first. The caller has asked whether the actor manages them. */
export async function linkViews(
  ctx: PersonCtx,
  { assessment }: AssessmentPage,
  today: string,
): Promise<readonly LinkView[]> {
  const rows = await ctx.read
    .select()
    .from(contributionLinks)
    .where(eq(contributionLinks.assessmentId, assessment.id))
    .orderBy(desc(contributionLinks.createdAt), desc(contributionLinks.id));
  const counts = await ctx.read
    .select({ linkId: contributions.linkId, came: count() })
    .from(contributions)
    .where(eq(contributions.assessmentId, assessment.id))
    .groupBy(contributions.linkId);
  return rows.map((link) => {
    const came = counts.find(({ linkId }) => linkId === link.id)?.came ?? 0;
    const isOwn = link.createdBy === ctx.actor.userId;
    const state = linkState({ ...link, state: assessment.state }, today, came);
    const { id, label, purpose, purposeLanguage, openUntil, contributionsMax } = link;
    return {
      id,
      label,
      purpose,
      purposeLanguage,
      openUntil,
      contributionsMax,
      state: state === "full" && !isOwn ? "open" : state,
      came: isOwn ? came : null,
    };
  });
}
