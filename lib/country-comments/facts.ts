import "server-only";
import { and, eq, gte } from "drizzle-orm";
import type { Disposition } from "@/db/enums";
import { assessmentScopes } from "@/db/schema/assessment";
import { releases } from "@/db/schema/release";
import type { UnseenPoint, WorkflowFacts } from "@/lib/assessments/guards";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { indicatorsWrittenSince } from "@/lib/ratings/written-since";
import { NOWHERE, readRelease, unpublishedSources } from "@/lib/releases/read";
import { programmeDay } from "@/lib/settings/programme-day";
import { parseDraft } from "./draft-format";
import { clockOf } from "./rules";
import {
  type CountryDraftRow,
  countComments,
  latestDraft,
  storedComments,
  unansweredComments,
} from "./stored";
import { unseenPoints } from "./unseen";

type Facts = Pick<WorkflowFacts, "clock" | "commentsUnanswered" | "changesUnseen">;
const NOTHING: Facts = { clock: null, commentsUnanswered: [], changesUnseen: [] };

/** What the guards look at of the State's comments, in the states in which they matter. */
export async function countryCommentFacts(ctx: Ctx, assessment: AssessmentRecord): Promise<Facts> {
  switch (assessment.state) {
    case "country_comment": {
      const draft = await latestDraft(ctx, assessment.id);
      if (!draft) return NOTHING;
      const written = await countComments(ctx, draft.id);
      return { ...NOTHING, clock: clockOf(draft.dueOn, await programmeDay(ctx), written) };
    }
    case "comment_response":
      return {
        ...NOTHING,
        commentsUnanswered: await unansweredComments(ctx, assessment.id),
        changesUnseen: await changesUnseen(ctx, assessment),
      };
    case "internal_review":
    case "approval":
      return { ...NOTHING, changesUnseen: await changesUnseen(ctx, assessment) };
    default:
      return NOTHING;
  }
}

/**
 * The points that a release would say otherwise than the draft that the State saw last. None where no draft was sent
 * since the last release: a corrigendum that goes the short way is not sent to the State.
 */
export async function changesUnseen(ctx: Ctx, assessment: AssessmentRecord): Promise<readonly UnseenPoint[]> {
  const draft = await latestDraft(ctx, assessment.id);
  if (!draft || (await wasReleasedAfter(ctx, draft))) return [];
  const drafted = parseDraft(draft.content);
  const cited = drafted.sources.map(({ code }) => code);
  return unseenPoints(drafted, await readRelease(ctx, assessment, NOWHERE), {
    written: await writtenSince(ctx, draft),
    gone: new Set(await unpublishedSources(ctx, cited)),
    accepted: await acceptedOn(ctx, draft),
  });
}

async function wasReleasedAfter(ctx: Ctx, { assessmentId, sentAt }: CountryDraftRow): Promise<boolean> {
  return (
    (await ctx.read.$count(
      releases,
      and(eq(releases.assessmentId, assessmentId), gte(releases.publishedAt, sentAt)),
    )) > 0
  );
}

async function writtenSince(
  ctx: Ctx,
  { assessmentId, sentAt }: CountryDraftRow,
): Promise<ReadonlySet<string | null>> {
  const scopes = await ctx.read.$count(
    assessmentScopes,
    and(eq(assessmentScopes.assessmentId, assessmentId), gte(assessmentScopes.updatedAt, sentAt)),
  );
  const indicators = await indicatorsWrittenSince(ctx, assessmentId, sentAt);
  return new Set([...(scopes > 0 ? [null] : []), ...indicators]);
}

/**
 * What the State was told is accepted of its comments on a short draft. Whatever changes after the whole draft goes to it
 * in a short one first.
 */
async function acceptedOn(ctx: Ctx, draft: CountryDraftRow): Promise<ReadonlySet<string | null>> {
  if (draft.kind === "whole") return new Set();
  const comments = await storedComments(ctx, draft.assessmentId, { unsent: false });
  return new Set(
    comments
      .filter(({ draftId, response }) => draftId === draft.id && isAccepted(response?.disposition))
      .map(({ indicator }) => indicator),
  );
}

function isAccepted(disposition: Disposition | undefined): boolean {
  return disposition === "accepted" || disposition === "partly_accepted";
}
