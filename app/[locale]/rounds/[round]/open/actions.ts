"use server";

import { revalidatePath } from "next/cache";
import { giveDuties } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { giveDutiesSchema, openAssessmentsSchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

export const openAssessmentsAction = defineAction(
  openAssessmentsSchema,
  async (ctx, input) => {
    const result = await openAssessments(ctx, input);
    revalidatePath("/[locale]/rounds/[round]/open", "page");
    return result;
  },
  { access: "signed_in" },
);

export const giveDutiesAction = defineAction(giveDutiesSchema, async (ctx, input) => giveDuties(ctx, input), {
  access: "signed_in",
});
