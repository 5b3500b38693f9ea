/** The right of reply: the draft goes to the State, the State comments or is silent, the team answers each comment. */
import "server-only";
import { z } from "zod";
import { DISPOSITIONS } from "@/db/enums";
import { getAssessment } from "@/lib/assessments/queries";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { respond, saveComment } from "@/lib/country-comments/mutations";
import { storedComments } from "@/lib/country-comments/stored";
import { getRating } from "@/lib/ratings/queries";
import { reviseRating } from "@/lib/ratings/revise";
import countryCommentsFile from "./data/country-comments.json";
import { COMMENTS_RECEIVED, DRAFT_SENT, letterStep } from "./letter-steps";
import { transitionStep } from "./review-steps";
import type { AssessmentPlan } from "./timeline";
import { instant, must, type Step } from "./world";

const comment = z.strictObject({
  /** Null for the text as a whole. */
  indicator: z.string().nullable(),
  body: z.string(),
  language: z.string(),
  /** Null where the team has not answered yet. */
  disposition: z.enum(DISPOSITIONS).nullable(),
  reason: z.string().nullable(),
  /** What the team adds to the rationale because of the comment. */
  addition: z.string().nullable(),
});
type Comment = z.output<typeof comment>;

/** What the States of the present round say of their drafts; a State without a line is silent. */
const COUNTRY_COMMENTS: Readonly<Record<string, readonly Comment[]>> = z
  .record(z.string(), z.array(comment))
  .parse(countryCommentsFile);

/** Days after opening. */
const SENT = 158;
/** The State that is still to answer got its draft a week before the demonstration ends. */
const SENT_LATE = 200;
const HANDED_IN = 162;
const RESPONDED = 164;
const ANSWERED = 165;
/** The first working day after two and after eight weeks of silence. */
const SILENT_ON_CHANGES = 181;
const SILENT = 216;

/** From the sending of the draft to the stage of the plan, at most to the approval. */
export function hearingSteps(plan: AssessmentPlan): readonly Step[] {
  const comments = COUNTRY_COMMENTS[plan.iso3] ?? [];
  if (plan.stage === "with_state") {
    return [
      transitionStep(plan, "reviewer", "send_draft", SENT_LATE),
      letterStep(plan, SENT_LATE, DRAFT_SENT),
      ...writeSteps(plan, comments, SENT_LATE + 3),
    ];
  }
  const sent = [transitionStep(plan, "reviewer", "send_draft", SENT), letterStep(plan, SENT, DRAFT_SENT)];
  if (comments.length === 0) return [...sent, transitionStep(plan, "manager", "note_silence", SILENT)];
  const handedIn = [
    ...sent,
    ...writeSteps(plan, comments, HANDED_IN - 1),
    transitionStep(plan, "focal", "comment", HANDED_IN),
    letterStep(plan, HANDED_IN, COMMENTS_RECEIVED),
    ...comments.flatMap((one, index) => responseSteps(plan, one, index)),
  ];
  if (plan.stage === "commented") return handedIn;
  return comments.some(({ addition }) => addition !== null)
    ? [
        ...handedIn,
        transitionStep(plan, plan.lead, "send_changes", ANSWERED),
        transitionStep(plan, plan.lead, "note_silence", SILENT_ON_CHANGES),
      ]
    : [...handedIn, transitionStep(plan, plan.lead, "answer", ANSWERED)];
}

function writeSteps(
  { round, iso3, openedOn }: AssessmentPlan,
  comments: readonly Comment[],
  day: number,
): Step[] {
  return comments.map(({ indicator, body, language }, index) => ({
    at: instant(openedOn, day, 10, index * 9),
    by: "focal",
    act: async (ctx) => {
      const saved = await saveComment(ctx, { round, iso3, point: indicator, version: 0, body, language });
      must(saved, `a comment of ${iso3}`);
    },
  }));
}

function responseSteps(
  plan: AssessmentPlan,
  { indicator, disposition, reason, addition }: Comment,
  index: number,
) {
  const { round, iso3, openedOn, lead } = plan;
  if (disposition === null || reason === null) return [];
  const answer: Step = {
    at: instant(openedOn, RESPONDED, 11, index * 9),
    by: lead,
    act: async (ctx) => {
      const { assessment } = await getAssessment(ctx, { round, iso3 });
      const all = await storedComments(ctx, assessment.id, { unsent: false });
      const own = all.find((one) => one.indicator === indicator);
      if (!own) throw new AppError("INTERNAL", `no comment of ${iso3} on ${indicator}`);
      const input = { round, iso3, comment: own.id, version: 0, disposition, reason, language: "en" };
      must(await respond(ctx, input), `an answer to ${iso3}`);
    },
  };
  if (addition === null || indicator === null) return [answer];
  const revise: Step = {
    at: instant(openedOn, RESPONDED, 10, index * 9),
    by: lead,
    act: (ctx) => addToRationale(ctx, { round, iso3, indicator }, addition),
  };
  return [revise, answer];
}

async function addToRationale(
  ctx: Ctx,
  key: { round: string; iso3: string; indicator: string },
  addition: string,
): Promise<void> {
  const { version, rationale } = await getRating(ctx, { ...key, kind: "assessor" });
  const outcome = await reviseRating(ctx, {
    ...key,
    baseVersion: version,
    mutationId: newId(ctx.now),
    fields: { rationale: `${rationale ?? ""} ${addition}`.trim() },
    reason: "The State pointed to the bill in its comment.",
  });
  if (outcome.status !== "saved") throw new AppError("INTERNAL", `${key.indicator}: ${outcome.status}`);
}
