/** Comments, confirmations and changes of state, as reviewer, approver, manager and team make them. */
import "server-only";
import { getAssessment } from "@/lib/assessments/queries";
import type { TransitionName } from "@/lib/assessments/schema";
import { takeTransition } from "@/lib/assessments/transitions";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { giveConfirmation, listConfirmations } from "@/lib/reviews/confirmations";
import { openThread, overruleThread, replyToThread, resolveThread } from "@/lib/reviews/threads";
import type { AccountName, AssessmentPlan, DemonstrationComment } from "./timeline";
import { instant, must, type Step } from "./world";

type Said = { reason?: string; corrigendum?: string };

/** Takes a transition on a day. */
export function transitionStep(
  { round, iso3, openedOn }: AssessmentPlan,
  by: AccountName,
  transition: TransitionName,
  day: number,
  { reason, corrigendum }: Said = {},
): Step {
  return {
    at: instant(openedOn, day, 15, 40),
    by,
    act: async (ctx) => {
      const { assessment } = await getAssessment(ctx, { round, iso3 });
      const input = {
        round,
        iso3,
        transition,
        version: assessment.version,
        reason: reason ?? null,
        corrigendum: corrigendum ?? null,
        previewSeen: true,
      };
      must(await takeTransition(ctx, input), `${transition} of ${round} ${iso3}`);
    },
  };
}

/** Confirms every gate that applies and approves every *not applicable*. */
export function confirmationStep({ round, iso3, openedOn }: AssessmentPlan, day: number): Step {
  return {
    at: instant(openedOn, day, 11, 5),
    by: "reviewer",
    act: async (ctx) => {
      const { assessment } = await getAssessment(ctx, { round, iso3 });
      for (const { kind, indicator, judgementVersion } of await listConfirmations(ctx, assessment)) {
        const note = "Read with its sources; agreed.";
        const input = { round, iso3, kind, indicator, judgementVersion, note };
        must(await giveConfirmation(ctx, input), `${kind} ${indicator} of ${round} ${iso3}`);
      }
    },
  };
}

function threadSteps(
  plan: AssessmentPlan,
  comment: DemonstrationComment,
  day: number,
  index: number,
): Step[] {
  const { round, iso3, openedOn, lead } = plan;
  const { indicator, body, reply, close, reason } = comment;
  let opened: string | null = null;
  const thread = () => {
    if (opened === null) throw new AppError("INTERNAL", `no thread on ${round} ${iso3} ${indicator}`);
    return { round, iso3, threadId: opened };
  };
  const open = async (ctx: Ctx) => {
    const made = await openThread(ctx, { round, iso3, indicator, body, language: "en" });
    opened = must(made, `a thread on ${indicator}`).threadId;
  };
  const steps: Step[] = [{ at: instant(openedOn, day, 10, index * 9), by: "reviewer", act: open }];
  if (reply !== null) {
    steps.push({
      at: instant(openedOn, day + 1, 11, index * 9),
      by: lead,
      act: async (ctx) => {
        must(await replyToThread(ctx, { ...thread(), body: reply, language: "en" }), "a reply");
      },
    });
  }
  if (close !== null) {
    steps.push({
      at: instant(openedOn, day + 5, 10, index * 9),
      by: close === "resolved" ? "reviewer" : "approver",
      act: async (ctx) => {
        if (close === "resolved") must(await resolveThread(ctx, { ...thread(), reason }), "a settled thread");
        else must(await overruleThread(ctx, { ...thread(), reason: reason ?? "" }), "an overruled thread");
      },
    });
  }
  return steps;
}

/** The threads of a review from a day on: opened, answered the day after, closed after the weekend. */
export function commentSteps(
  plan: AssessmentPlan,
  comments: readonly DemonstrationComment[],
  day: number,
): readonly Step[] {
  return comments.flatMap((comment, index) => threadSteps(plan, comment, day, index));
}
