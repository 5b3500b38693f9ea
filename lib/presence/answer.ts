/** Reads in the browser who is here and what is saved: what does not have the expected form is refused. Pure. */
import { z } from "zod/mini";
import { DUTIES, PRESENCE_VIEWS, RATING_STATES } from "@/db/enums";
import type { IndicatorWords } from "@/lib/ratings/card-view";
import { evidenceShape } from "@/lib/ratings/evidence-answer";
import type { RatingView } from "@/lib/ratings/schema";
import type { Followed, Present } from "./schema";

const present = {
  asOf: z.string(),
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      duties: z.array(z.enum(DUTIES)),
      view: z.enum(PRESENCE_VIEWS),
      domain: z.string(),
      indicator: z.nullable(z.string()),
      minutes: z.number(),
      isAway: z.boolean(),
    }),
  ),
};

const ratingShape = z.looseObject({
  ...evidenceShape,
  indicator: z.string(),
  kind: z.string(),
  version: z.number(),
  state: z.nullable(z.enum(RATING_STATES)),
  level: z.nullable(z.number()),
  rationale: z.nullable(z.string()),
  language: z.string(),
});
const wordsShape = z.looseObject({
  code: z.string(),
  title: z.string(),
  language: z.string(),
  levels: z.array(z.looseObject({ level: z.number() })),
});

const presentSchema = z.object(present);
const followedSchema = z.object({
  ...present,
  domain: z.string(),
  ratings: z.array(z.custom<RatingView>((value) => z.safeParse(ratingShape, value).success)),
  words: z.exactOptional(
    z.array(z.custom<IndicatorWords>((value) => z.safeParse(wordsShape, value).success)),
  ),
});

/** The answer of `POST …/presence`. Throws where it is something else. */
export function presentOfAnswer(body: unknown): Present {
  return z.parse(presentSchema, body);
}

/** The answer of `GET …/follow`. Throws where it is something else. */
export function followedOfAnswer(body: unknown): Followed {
  return z.parse(followedSchema, body);
}
