"use server";

import { defineAction } from "@/lib/core/action";
import { cancelStability, simulateAssessment } from "@/lib/stability/mutations";
import { cancelStabilitySchema, simulateAssessmentSchema } from "@/lib/stability/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/stability";

export const simulateAssessmentAction = defineAction(simulateAssessmentSchema, simulateAssessment, {
  access: "signed_in",
  shows: PAGE,
});

export const cancelStabilityAction = defineAction(cancelStabilitySchema, cancelStability, {
  access: "signed_in",
  shows: PAGE,
});
