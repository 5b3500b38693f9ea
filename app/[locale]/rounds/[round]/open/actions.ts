"use server";

import { giveDuties } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { giveDutiesSchema, openAssessmentsSchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

const PAGE = "/[locale]/rounds/[round]/open";

export const openAssessmentsAction = defineAction(openAssessmentsSchema, openAssessments, {
  access: "signed_in",
  shows: PAGE,
});

export const giveDutiesAction = defineAction(giveDutiesSchema, giveDuties, {
  access: "signed_in",
  shows: PAGE,
});
