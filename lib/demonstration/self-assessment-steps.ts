/** Two States assess themselves: one certified and agreed to have it published, one is under way with contributors. */
import "server-only";
import type { Duty } from "@/db/enums";
import { giveDuty } from "@/lib/assessments/duties";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { signedIn } from "@/lib/core/request";
import { saveRating } from "@/lib/ratings/mutations";
import type { RatingFields } from "@/lib/ratings/schema";
import { askForSelfAssessment, certify, giveSections } from "@/lib/self-assessments/mutations";
import { selfAssessmentPage } from "@/lib/self-assessments/page";
import { domainOf, indicatorsOf, levelFor } from "./marks";
import { type DemonstrationState, demonstrationState } from "./state";
import type { AccountName, AssessmentPlan } from "./timeline";
import { instant, must, type Step, userIdOf, type World } from "./world";

/** The State that certified before it was assessed. */
const CERTIFIED = "XAB";
/** The State that answers now, and who of it answers which domain. */
const UNDER_WAY = "XAD";
const CONTRIBUTORS = { G2: "contributor", C4: "contributor2" } as const satisfies Record<string, AccountName>;
/** Domains of which only the first indicators are answered, by how many. */
const ANSWERED_SO_FAR: Readonly<Record<string, number>> = { R1: 3, G1: 2, G2: 4, C4: 2 };

/** Answers that are given in a day. */
const A_DAY = 5;
const HIGHEST = 4;
/** A State sees itself one level above the team in every so manieth answer. */
const HIGHER_EVERY = 4;

type Key = { round: string; iso3: string };

function answerOf(state: DemonstrationState, indicator: string, index: number): RatingFields {
  const level = levelFor(state, "2026", indicator);
  if (level === null)
    return {
      state: "not_assessed",
      notAssessedReason: "not_reached",
      rationale: `${state.council} could not get an answer from every authority in time. Illustrative.`,
      language: "en",
    };
  return {
    state: "rated",
    level: Math.min(HIGHEST, level + (index % HIGHER_EVERY === 0 ? 1 : 0)),
    rationale: `Answer of ${state.names.en}, agreed in ${state.council}: the sentence of this level describes the law and the practice of the last two years. Illustrative.`,
    language: "en",
  };
}

async function answer(ctx: Parameters<Step["act"]>[0], key: Key, indicator: string, fields: RatingFields) {
  const rating = { ...key, indicator, kind: "self" } as const;
  const saved = await saveRating(ctx, { ...rating, baseVersion: 0, mutationId: newId(ctx.now), fields });
  if (saved.status !== "saved")
    throw new AppError("INTERNAL", `the answer of ${key.iso3} on ${indicator}: ${JSON.stringify(saved)}`);
}

/** Answers on these indicators, a few a day, from a day on. */
function answerSteps(
  { round, iso3, openedOn }: AssessmentPlan,
  from: number,
  by: AccountName,
  indicators: readonly string[],
): readonly Step[] {
  const state = demonstrationState(iso3);
  return indicators.map((indicator, index) => ({
    at: instant(openedOn, from + Math.floor(index / A_DAY), 9 + (index % A_DAY), 10),
    by,
    act: (ctx) => answer(ctx, { round, iso3 }, indicator, answerOf(state, indicator, index)),
  }));
}

function askStep({ round, iso3, openedOn }: AssessmentPlan, day: number): Step {
  return {
    at: instant(openedOn, day, 9, 5),
    by: "manager",
    act: async (ctx) => {
      must(await askForSelfAssessment(ctx, { round, iso3 }), `the self-assessment of ${iso3}`);
    },
  };
}

function dutyStep(world: World, plan: AssessmentPlan, day: number, account: AccountName, duty: Duty): Step {
  const { round, iso3, openedOn } = plan;
  return {
    at: instant(openedOn, day, 11),
    by: "manager",
    act: async (ctx) => {
      const given = { userId: userIdOf(world, account), duty };
      must(await giveDuty(ctx, { round, iso3 }, given), `${duty} of ${iso3}`);
    },
  };
}

function certifiedSteps(plan: AssessmentPlan): readonly Step[] {
  const { round, iso3, openedOn } = plan;
  const state = demonstrationState(iso3);
  return [
    askStep(plan, 7),
    ...answerSteps(plan, 21, "focal", indicatorsOf(state)),
    {
      at: instant(openedOn, 60, 15, 40),
      by: "focal",
      act: async (ctx) => {
        const said = {
          statement: `${state.council} gathered these answers from the ministries. They leave out what the provinces recorded by hand. Illustrative.`,
          language: "en",
          mayBePublished: true,
        };
        const { version, answersSha256 } = await selfAssessmentPage(signedIn(ctx), "en", { round, iso3 });
        const input = { round, iso3, version, answersSha256: answersSha256 ?? "", ...said };
        must(await certify(ctx, input), `the certification of ${iso3}`);
      },
    },
  ];
}

function underWaySteps(world: World, plan: AssessmentPlan): readonly Step[] {
  const { round, iso3, openedOn } = plan;
  const indicators = indicatorsOf(demonstrationState(iso3));
  const answered = (domain: string) =>
    indicators.filter((one) => domainOf(one) === domain).slice(0, ANSWERED_SO_FAR[domain]);
  return [
    dutyStep(world, plan, 1, "focal2", "focal_point"),
    askStep(plan, 2),
    ...Object.entries(CONTRIBUTORS).flatMap(([domain, account], index): readonly Step[] => [
      dutyStep(world, plan, 3 + index, account, "contributor"),
      {
        at: instant(openedOn, 7, 10, index),
        by: "focal2",
        act: async (ctx) => {
          const given = { round, iso3, domains: [domain], userId: userIdOf(world, account) };
          must(await giveSections(ctx, given), `${domain} of ${iso3}`);
        },
      },
      ...answerSteps(plan, 15 + index, account, answered(domain)),
    ]),
    ...answerSteps(plan, 21, "focal2", [...answered("R1"), ...answered("G1")]),
  ];
}

/** What a State of the present round says of itself; nothing for the others. */
export function selfAssessmentSteps(world: World, plan: AssessmentPlan): readonly Step[] {
  if (plan.round !== "2026") return [];
  if (plan.iso3 === CERTIFIED) return certifiedSteps(plan);
  return plan.iso3 === UNDER_WAY ? underWaySteps(world, plan) : [];
}
