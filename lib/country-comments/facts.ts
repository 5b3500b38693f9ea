import "server-only";
import type { WorkflowFacts } from "@/lib/assessments/guards";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { NOWHERE, readRelease } from "@/lib/releases/read";
import { programmeDay } from "@/lib/settings/programme-day";
import { parseDraft } from "./draft-format";
import { changedPoints, clockOf } from "./rules";
import { type CountryDraftRow, countComments, latestDraft, unansweredComments } from "./stored";

type Facts = Pick<WorkflowFacts, "clock" | "commentsUnanswered" | "changesUnseen">;
const NOTHING: Facts = { clock: null, commentsUnanswered: [], changesUnseen: [] };

/** What the guards look at of the State's comments, in the states in which they matter. */
export async function countryCommentFacts(ctx: Ctx, assessment: AssessmentRecord): Promise<Facts> {
  const { id, state } = assessment;
  if (state !== "country_comment" && state !== "comment_response") return NOTHING;
  const draft = await latestDraft(ctx, id);
  if (!draft) return NOTHING;
  if (state === "country_comment") {
    const clock = clockOf(draft.dueOn, await programmeDay(ctx), await countComments(ctx, draft.id));
    return { ...NOTHING, clock };
  }
  return {
    ...NOTHING,
    commentsUnanswered: await unansweredComments(ctx, id),
    changesUnseen: await changesUnseen(ctx, assessment, draft),
  };
}

/** There is one second draft: after it the State has said what it had to say of the changes. */
async function changesUnseen(
  ctx: Ctx,
  assessment: AssessmentRecord,
  draft: CountryDraftRow,
): Promise<readonly (string | null)[]> {
  if (draft.kind === "changes") return [];
  return changedPoints(parseDraft(draft.content), await readRelease(ctx, assessment, NOWHERE));
}
