"use server";

import { revalidatePath } from "next/cache";
import { endDuty, giveDuty, handOverDuty } from "@/lib/assessments/duties";
import { endDutySchema, giveDutySchema, handOverDutySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

const PAGE = "/[locale]/rounds/[round]/[iso3]/duties";

export const giveDutyAction = defineAction(
  giveDutySchema,
  async (ctx, input) => {
    const result = await giveDuty(ctx, input, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const endDutyAction = defineAction(
  endDutySchema,
  async (ctx, input) => {
    const result = await endDuty(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const handOverDutyAction = defineAction(
  handOverDutySchema,
  async (ctx, input) => {
    const result = await handOverDuty(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);
