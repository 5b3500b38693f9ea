"use server";

import { defineAction } from "@/lib/core/action";
import { answerRecommendation, reportProgress, verifyProgress } from "@/lib/recommendations/follow-up";
import { saveRecommendation, withdrawRecommendation } from "@/lib/recommendations/mutations";
import {
  answerRecommendationSchema,
  reportProgressSchema,
  saveRecommendationSchema,
  verifyProgressSchema,
  withdrawRecommendationSchema,
} from "@/lib/recommendations/schema";

const PAGE = "/[locale]/recommendations/[code]";

export const saveRecommendationAction = defineAction(saveRecommendationSchema, saveRecommendation, {
  access: "signed_in",
  shows: PAGE,
});

export const withdrawRecommendationAction = defineAction(
  withdrawRecommendationSchema,
  withdrawRecommendation,
  { access: "signed_in", shows: PAGE },
);

export const answerRecommendationAction = defineAction(answerRecommendationSchema, answerRecommendation, {
  access: "signed_in",
  shows: PAGE,
});

export const reportProgressAction = defineAction(reportProgressSchema, reportProgress, {
  access: "signed_in",
  shows: PAGE,
});

export const verifyProgressAction = defineAction(verifyProgressSchema, verifyProgress, {
  access: "signed_in",
  shows: PAGE,
});
