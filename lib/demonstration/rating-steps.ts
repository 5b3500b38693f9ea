/** The team writes scope and limits, rates indicator by indicator, and declares each domain complete. */
import "server-only";
import { declareDomain } from "@/lib/assessments/declarations";
import { saveScope } from "@/lib/assessments/mutations";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import type { RatingFields } from "@/lib/ratings/schema";
import { domainOf, indicatorsOf } from "./marks";
import type { DemonstrationRating } from "./ratings";
import type { DemonstrationState } from "./state";
import type { AccountName, AssessmentPlan } from "./timeline";
import { reportYear } from "./words";
import { instant, must, type Step, workingDays } from "./world";

type Ctx = Parameters<Step["act"]>[0];

/** Indicators that one person writes in a day. */
const A_DAY = 3;
/** Pillars that the lead writes; the other assessor writes the rest. */
const LEAD_WRITES = /^[RG]/;

/** Who of the team writes an indicator or a domain. */
function writerOf({ lead, assessor }: AssessmentPlan, code: string): AccountName {
  return LEAD_WRITES.test(code) ? lead : assessor;
}

/**
 * Saves fields of one rating; over what stands there now where a reason is given, else as the first that is written.
 * Throws INTERNAL where the save is not taken.
 */
export async function saveFields(
  ctx: Ctx,
  { round, iso3 }: AssessmentPlan,
  indicator: string,
  fields: RatingFields,
  reason?: string,
): Promise<void> {
  const key = { round, iso3, indicator, kind: "assessor" } as const;
  const baseVersion = reason === undefined ? 0 : (await getRating(ctx, key)).version;
  const saved = await saveRating(ctx, { ...key, baseVersion, mutationId: newId(ctx.now), fields, reason });
  if (saved.status !== "saved") {
    throw new AppError("INTERNAL", `${round} ${iso3} ${indicator}: ${JSON.stringify(saved)}`);
  }
}

/** Scope and limits, as they are printed first everywhere. */
export function scopeStep(plan: AssessmentPlan, state: DemonstrationState, day: number): Step {
  const year = reportYear(plan.round);
  const [first, second, third] = state.provinces;
  return {
    at: instant(plan.openedOn, day, 16, 20),
    by: plan.lead,
    act: async (ctx) => {
      const { round, iso3 } = plan;
      const silent = Object.values(plan.round === "2026" ? (state.requests ?? {}) : {}).map(({ of }) => of);
      const scope = {
        round,
        iso3,
        version: 0,
        periodFrom: String(year - 1),
        periodTo: `${year + 1}-06`,
        territory: state.thin
          ? `${first} and ${second}, with ${state.capital}. ${third} could not be reached.`
          : `The whole of ${state.names.en}: ${first}, ${second} and ${third}.`,
        governmentLevels: "National authorities, and provincial ones where the mission met them.",
        placesVisited:
          state.deskOnly && round === "2026" ? null : `${state.capital}, ${second}, ${state.crossing}`,
        institutionsSilent: silent.length > 0 ? [...new Set(silent)].join("\n") : null,
        limits: state.thin
          ? "Registers are missing for most of the period. Many levels rest on one type of source and are marked with low confidence."
          : "Figures count what authorities and organisations have seen, and not how much trafficking there is.",
        language: "en",
      };
      must(await saveScope(ctx, scope), `the scope of ${round} ${iso3}`);
    },
  };
}

/** All ratings of an assessment, in the order of the instrument, from a day on. */
export function ratingSteps(
  plan: AssessmentPlan,
  fromDay: number,
  ratings: readonly DemonstrationRating[],
  fieldsOf: (rating: DemonstrationRating) => RatingFields = ({ fields }) => fields,
): readonly Step[] {
  return ratings.map((rating, index) => ({
    at: instant(
      plan.openedOn,
      workingDays(plan.openedOn, fromDay, Math.floor(index / A_DAY)),
      9 + 2 * (index % A_DAY),
      (index * 7) % 60,
    ),
    by: writerOf(plan, rating.indicator),
    act: (ctx) => saveFields(ctx, plan, rating.indicator, fieldsOf(rating)),
  }));
}

/** Each domain that is rated in full is declared complete by who wrote it, on one day. */
export function declarationSteps(
  plan: AssessmentPlan,
  day: number,
  state: DemonstrationState,
  ratings: readonly DemonstrationRating[],
): readonly Step[] {
  const judged = new Set(
    ratings.filter(({ fields }) => fields.state !== undefined).map(({ indicator }) => indicator),
  );
  const domains = Object.keys(state.levels).filter((domain) =>
    indicatorsOf(state)
      .filter((indicator) => domainOf(indicator) === domain)
      .every((indicator) => judged.has(indicator)),
  );
  return domains.map((domain, index) => ({
    at: instant(plan.openedOn, day, 14, index),
    by: writerOf(plan, domain),
    act: async (ctx) => {
      const { round, iso3 } = plan;
      must(await declareDomain(ctx, { round, iso3, domain, complete: true }), `${iso3} ${domain}`);
    },
  }));
}
