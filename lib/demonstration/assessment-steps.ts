/** The whole way of one assessment, from opening to the stage that its plan names. */
import "server-only";
import type { Duty } from "@/db/enums";
import { giveDuty } from "@/lib/assessments/duties";
import { changeDueDate, openAssessments } from "@/lib/assessments/mutations";
import { AppError } from "@/lib/core/errors";
import { hasFocalPoint } from "./accounts";
import { correctionRequestSteps } from "./correction-steps";
import { evidenceSteps } from "./evidence-steps";
import { findingSteps, followUpSteps } from "./finding-steps";
import { hearingSteps } from "./hearing-steps";
import { registerSteps } from "./invented-registers";
import { contributionSteps, missionSteps } from "./mission-steps";
import { declarationSteps, ratingSteps, saveFields, scopeStep } from "./rating-steps";
import { type DemonstrationRating, ratingsOf } from "./ratings";
import { commentSteps, confirmationStep, transitionStep } from "./review-steps";
import { decisionStep, handInStep, secondRatingSteps } from "./second-rating-steps";
import { selfAssessmentSteps } from "./self-assessment-steps";
import { sourcesOf } from "./sources";
import { type DemonstrationState, demonstrationState } from "./state";
import { type AccountName, type AssessmentPlan, COMMENTS } from "./timeline";
import { instant, must, type Step, type World } from "./world";

/** Days after opening, which is a Monday, on which each part of the way begins. */
type Days = { evidence: number; registers: number; scope: number; ratings: number; declared: number };
const USUAL: Days = { evidence: 84, registers: 87, scope: 89, ratings: 90, declared: 128 };
const EARLY: Days = { evidence: 14, registers: 17, scope: 21, ratings: 28, declared: 36 };
const HANDED_IN = 136;
const DECIDED = 138;
const SUBMITTED = 140;
const REVIEWED = 142;
const RETURNED = 150;
const CONFIRMED = 156;
const PASSED = 158;
const PUBLISHED = 168;
/** The day of publishing of a State that was silent, on the whole draft or on what was changed in it. */
const PUBLISHED_LATE: Readonly<Record<string, number>> = { XAB: 184, XAH: 221 };
const WITHDRAWN = 105;
const REOPENED = 182;

/** What the first release of this State got wrong: the number of another year. */
const CORRECTION = {
  indicator: "R4.2",
  right: "118",
  wrong: "104",
  reason: "The number of victims in R4.2 was that of 2024 and not of 2025.",
  corrigendum:
    "R4.2: the number of victims recorded for 2025 is 118 and not 104. No level and no figure changes.",
} as const;

/** Opening the assessment and giving the duties on it. */
export function openingSteps(
  world: World,
  {
    round,
    iso3,
    openedOn,
    lead,
    assessor,
  }: Pick<AssessmentPlan, "iso3" | "openedOn" | "lead" | "assessor"> & { round: string },
): readonly Step[] {
  const duties: readonly (readonly [AccountName, Duty])[] = [
    [lead, "lead"],
    [assessor, "assessor"],
    ["reviewer", "reviewer"],
    ["approver", "approver"],
    ...(round === "2026" ? ([["second", "second_rater"]] as const) : []),
    ...(hasFocalPoint(round, iso3) ? ([["focal", "focal_point"]] as const) : []),
  ];
  const give = async (ctx: Parameters<Step["act"]>[0], account: AccountName, duty: Duty) => {
    const userId = world.people.get(account)?.userId;
    if (userId === undefined) throw new AppError("INTERNAL", `no account ${account}`);
    must(await giveDuty(ctx, { round, iso3 }, { userId, duty }), `${duty} of ${round} ${iso3}`);
  };
  return [
    {
      at: instant(openedOn, 0, 9),
      by: "manager",
      act: async (ctx) => {
        must(await openAssessments(ctx, { round, countries: [iso3] }), `opening ${round} ${iso3}`);
      },
    },
    ...duties.map(
      ([account, duty], index): Step => ({
        at: instant(openedOn, 0, 9, 20 + index),
        by: "manager",
        act: (ctx) => give(ctx, account, duty),
      }),
    ),
  ];
}

function withMistake({ indicator, fields }: DemonstrationRating) {
  if (indicator !== CORRECTION.indicator || !fields.rationale) return fields;
  return { ...fields, rationale: fields.rationale.replaceAll(CORRECTION.right, CORRECTION.wrong) };
}

function draftSteps(
  world: World,
  plan: AssessmentPlan,
  state: DemonstrationState,
  ratings: readonly DemonstrationRating[],
  days: Days,
): readonly Step[] {
  const sources = sourcesOf(state, plan.round);
  return [
    ...evidenceSteps(plan, days.evidence, sources, ratings),
    ...registerSteps(plan, state, days.registers, sources),
    scopeStep(plan, state, days.scope),
    ...ratingSteps(plan, days.ratings, ratings, plan.stage === "corrected" ? withMistake : undefined),
    ...declarationSteps(plan, days.declared, state, ratings),
    ...findingSteps(plan),
    ...(plan.round === "2026" ? secondRatingSteps(world, plan, days.declared + 5, ratings) : []),
  ];
}

/** Both ratings are in and shown to each other; before submitting every difference is decided. */
function comparisonSteps(world: World, plan: AssessmentPlan): readonly Step[] {
  if (plan.round !== "2026") return [];
  const handedIn = handInStep(plan, HANDED_IN);
  return plan.stage === "nearly_ready" ? [handedIn] : [handedIn, decisionStep(world, plan, DECIDED)];
}

function reviewSteps(plan: AssessmentPlan): readonly Step[] {
  const comments = plan.round === "2026" ? (COMMENTS[plan.iso3] ?? []) : [];
  return [
    transitionStep(plan, plan.lead, "submit", SUBMITTED),
    ...(plan.stage === "submitted" ? [] : commentSteps(plan, comments, REVIEWED)),
  ];
}

/** The review ends; in the present round the draft then goes to the State, and its comments are answered. */
function passSteps(plan: AssessmentPlan): readonly Step[] {
  const pass =
    plan.round === "2026" ? hearingSteps(plan) : [transitionStep(plan, "reviewer", "pass", PASSED)];
  return [confirmationStep(plan, CONFIRMED), ...pass];
}

function returnSteps(plan: AssessmentPlan): readonly Step[] {
  const { round, iso3, openedOn, lead } = plan;
  const reason =
    "Three questions on evidence are open, on R1.1, C1.1 and G5.3. Please answer them in the rationale and cite what is missing; the rest is in good order.";
  const teamNote =
    "Team only: the two missing tables were asked for by letter on 2 November; without them the level goes down to 3.";
  return [
    transitionStep(plan, "reviewer", "return", RETURNED, { reason }),
    {
      at: instant(openedOn, RETURNED + 4, 10, 15),
      by: "manager",
      act: async (ctx) => {
        const input = {
          round,
          iso3,
          state: "drafting",
          dueOn: "2026-12-11",
          reason: "Returned with questions; the answers need letters to two authorities.",
        } as const;
        must(await changeDueDate(ctx, input), `the due day of ${iso3}`);
      },
    },
    {
      at: instant(openedOn, RETURNED + 12, 9, 50),
      by: lead,
      act: (ctx) =>
        saveFields(ctx, plan, "R1.1", { teamNote }, "First answer to the questions of the review."),
    },
  ];
}

function correctionSteps(plan: AssessmentPlan, ratings: readonly DemonstrationRating[]): readonly Step[] {
  const { openedOn, lead } = plan;
  const { indicator, reason, corrigendum } = CORRECTION;
  const rating = ratings.find((entry) => entry.indicator === indicator);
  const rationale = rating?.fields.rationale ?? null;
  return [
    transitionStep(plan, "manager", "reopen", REOPENED, { reason }),
    {
      at: instant(openedOn, REOPENED + 2, 10, 30),
      by: lead,
      act: (ctx) => saveFields(ctx, plan, indicator, { rationale }, reason),
    },
    transitionStep(plan, lead, "submit", REOPENED + 3),
    transitionStep(plan, "reviewer", "pass", REOPENED + 7),
    transitionStep(plan, "approver", "publish", REOPENED + 14, { corrigendum }),
  ];
}

function publishedOn({ round, iso3 }: AssessmentPlan): number {
  return (round === "2026" ? PUBLISHED_LATE[iso3] : undefined) ?? PUBLISHED;
}

/** Every step of one assessment of the two illustrative rounds. */
export function assessmentSteps(world: World, plan: AssessmentPlan): readonly Step[] {
  const state = demonstrationState(plan.iso3);
  const ratings = ratingsOf(state, plan.round, sourcesOf(state, plan.round));
  const isShort = plan.stage === "begun" || plan.stage === "withdrawn";
  const drafted = [
    ...openingSteps(world, plan),
    ...selfAssessmentSteps(world, plan),
    ...missionSteps(plan),
    ...contributionSteps(plan),
    ...draftSteps(world, plan, state, ratings, isShort ? EARLY : USUAL),
  ];
  // Each stage goes on from the one before it.
  const compared = [...drafted, ...comparisonSteps(world, plan)];
  const reviewed = [...compared, ...reviewSteps(plan)];
  const passed = [...reviewed, ...passSteps(plan)];
  const published = [
    ...passed,
    transitionStep(plan, "approver", "publish", publishedOn(plan)),
    ...correctionRequestSteps(plan),
    ...followUpSteps(plan, publishedOn(plan)),
  ];
  switch (plan.stage) {
    case "begun":
      return drafted;
    case "nearly_ready":
      return compared;
    case "withdrawn": {
      const reason =
        "The State asked by letter of 12 August to put the assessment off: floods have closed the ministries of the coast.";
      return [...drafted, transitionStep(plan, "manager", "withdraw", WITHDRAWN, { reason })];
    }
    case "submitted":
    case "under_review":
      return reviewed;
    case "returned":
      return [...reviewed, ...returnSteps(plan)];
    case "with_state":
    case "commented":
    case "in_approval":
      return passed;
    case "published":
      return published;
    case "corrected":
      return [...published, ...correctionSteps(plan, ratings)];
  }
}
