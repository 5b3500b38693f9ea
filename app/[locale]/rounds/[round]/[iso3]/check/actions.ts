"use server";

import { revalidatePath } from "next/cache";
import { stepFormSchema } from "@/lib/assessments/schema";
import { takeTransitionOfForm } from "@/lib/assessments/transitions";
import { defineAction } from "@/lib/core/action";

/** Submits an assessment for review. */
export const submitAssessment = defineAction(
  stepFormSchema,
  async (ctx, input) => {
    const result = await takeTransitionOfForm(ctx, input);
    // Also after a refusal: the page then shows what is missing now.
    revalidatePath("/[locale]/rounds/[round]/[iso3]", "layout");
    return result;
  },
  { access: "signed_in" },
);
