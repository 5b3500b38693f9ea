"use server";

import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";
import {
  askForSecondRating,
  decideSecondRating,
  handInSecondRatings,
  revealSecondRatings,
  takeBackSecondRatings,
} from "@/lib/second-ratings/mutations";
import {
  askForSecondRatingSchema,
  decideSecondRatingSchema,
  revealSecondRatingsSchema,
} from "@/lib/second-ratings/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/second-rating";

export const askForSecondRatingAction = defineAction(askForSecondRatingSchema, askForSecondRating, {
  access: "signed_in",
  shows: PAGE,
});

export const handInSecondRatingsAction = defineAction(assessmentKeySchema, handInSecondRatings, {
  access: "signed_in",
  shows: PAGE,
});

export const takeBackSecondRatingsAction = defineAction(assessmentKeySchema, takeBackSecondRatings, {
  access: "signed_in",
  shows: PAGE,
});

export const revealSecondRatingsAction = defineAction(revealSecondRatingsSchema, revealSecondRatings, {
  access: "signed_in",
  shows: PAGE,
});

export const decideSecondRatingAction = defineAction(decideSecondRatingSchema, decideSecondRating, {
  access: "signed_in",
  shows: PAGE,
});
