"use server";

import { revalidatePath } from "next/cache";
import { giveDuties } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { giveDutiesSchema, openAssessmentsSchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

const PAGE = "/[locale]/rounds/[round]/open";

export const openAssessmentsAction = defineAction(
  openAssessmentsSchema,
  async (ctx, input) => {
    const result = await openAssessments(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const giveDutiesAction = defineAction(
  giveDutiesSchema,
  async (ctx, input) => {
    const result = await giveDuties(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);
