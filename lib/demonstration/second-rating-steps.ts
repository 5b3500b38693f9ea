/** The blind second rating of an assessment of the present round, and what the reviewer decides between the two. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { saveRating } from "@/lib/ratings/mutations";
import type { RatingFields } from "@/lib/ratings/schema";
import { decideSecondRating, handInSecondRatings } from "@/lib/second-ratings/mutations";
import { secondRatingPage } from "@/lib/second-ratings/page";
import type { DemonstrationRating } from "./ratings";
import { happens } from "./seeded";
import type { AccountName, AssessmentPlan } from "./timeline";
import { instant, must, type Person, type Step, type World } from "./world";

const SECOND: AccountName = "second";
const LEVEL_MAX = 4;
/** What the second rater gives where the first ratings are not there yet. */
const LEVEL_UNSEEN = 2;
/** How many in a hundred second ratings are one level away, and how many two. */
const NEAR_PERCENT = 20;
const FAR_PERCENT = 12;

const REASONS = {
  same: "Read from the sources alone: each part of the sentence of this level is shown by a passage.",
  lower:
    "The passages show it for a part of the country and of the period. For the rest it is said and not shown.",
  higher: "Two sources that do not rest on each other show what the next sentence asks for.",
  absent: "The sources were searched for it in each of their languages, and none of them shows it.",
  leftOut: "The condition for leaving this indicator out is met, as the sources show.",
  none: "The sources do not say enough to choose a level.",
} as const;
const DECISION =
  "Both reasons were read with the sources. The passage on practice answers the doubt of the second rater; the first level stands.";

type Keyed = Pick<AssessmentPlan, "round" | "iso3">;

/** What the second rater gives where the first gave this. Always the same for a State, round and indicator. */
function secondFields({ round, iso3 }: Keyed, indicator: string, fields: RatingFields): RatingFields {
  if (fields.state === undefined || fields.state === null) {
    return { state: "rated", level: LEVEL_UNSEEN, rationale: REASONS.lower };
  }
  if (fields.state === "not_applicable") {
    return { state: fields.state, notApplicableReason: REASONS.leftOut };
  }
  if (fields.state !== "rated" || typeof fields.level !== "number") {
    return { state: fields.state, notAssessedReason: fields.notAssessedReason, rationale: REASONS.none };
  }
  const key = `other ${round} ${iso3} ${indicator}`;
  const apart = happens(FAR_PERCENT, `${key} far`) ? 2 : happens(NEAR_PERCENT, `${key} near`) ? 1 : 0;
  const level = fields.level - apart < 0 ? fields.level + apart : fields.level - apart;
  return { state: "rated", level: Math.min(level, LEVEL_MAX), rationale: reasonFor(level, fields.level) };
}

function reasonFor(level: number, first: number): string {
  if (level === 0) return REASONS.absent;
  if (level === first) return REASONS.same;
  return level < first ? REASONS.lower : REASONS.higher;
}

function personOf(world: World, account: AccountName): Person {
  const person = world.people.get(account);
  if (!person) throw new AppError("INTERNAL", `no account ${account}`);
  return person;
}

/** The second rater rates the sample in one day, as far as the first ratings went, and hands it in the day after. */
export function secondRatingSteps(
  world: World,
  { round, iso3, openedOn, stage }: AssessmentPlan,
  day: number,
  ratings: readonly DemonstrationRating[],
): readonly Step[] {
  const judged = new Map(ratings.map((rating) => [rating.indicator, rating]));
  return [
    {
      at: instant(openedOn, day, 10),
      by: SECOND,
      act: async (ctx) => {
        const person = personOf(world, SECOND);
        const { sample } = await secondRatingPage({ ...ctx, actor: person }, "en", { round, iso3 });
        for (const { indicator } of sample) {
          const first = judged.get(indicator);
          // Where the first raters have only begun, so has the second; else the sample is rated whole.
          if (first?.fields.state === undefined && stage === "begun") continue;
          const saved = await saveRating(ctx, {
            round,
            iso3,
            indicator,
            kind: "second",
            baseVersion: 0,
            mutationId: newId(ctx.now),
            fields: { ...secondFields({ round, iso3 }, indicator, first?.fields ?? {}), language: "en" },
          });
          if (saved.status !== "saved") throw new AppError("INTERNAL", `second rating ${iso3} ${indicator}`);
        }
      },
    },
  ];
}

/** Handing in; both ratings are shown to each other with it. */
export function handInStep({ round, iso3, openedOn }: AssessmentPlan, day: number): Step {
  return {
    at: instant(openedOn, day, 16),
    by: SECOND,
    act: async (ctx) => {
      must(await handInSecondRatings(ctx, { round, iso3 }), `the second ratings of ${iso3}`);
    },
  };
}

/** The reviewer decides every difference for the first rating. */
export function decisionStep(world: World, { round, iso3, openedOn }: AssessmentPlan, day: number): Step {
  return {
    at: instant(openedOn, day, 11),
    by: "reviewer",
    act: async (ctx) => {
      const person = personOf(world, "reviewer");
      const { pairs } = await secondRatingPage({ ...ctx, actor: person }, "en", { round, iso3 });
      for (const { indicator, first, disagreement, version } of pairs ?? []) {
        if (disagreement === null) continue;
        const decided = first.level === null ? "not_assessed" : String(first.level);
        const input = { round, iso3, indicator, version, decided, reason: DECISION };
        must(await decideSecondRating(ctx, input), `the decision on ${indicator} of ${iso3}`);
      }
    },
  };
}
