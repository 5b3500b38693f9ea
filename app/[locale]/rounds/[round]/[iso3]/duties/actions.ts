"use server";

import { endDuty, giveDuty, handOverDuty } from "@/lib/assessments/duties";
import { endDutySchema, giveDutySchema, handOverDutySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

const PAGE = "/[locale]/rounds/[round]/[iso3]/duties";

export const giveDutyAction = defineAction(giveDutySchema, (ctx, input) => giveDuty(ctx, input, input), {
  access: "signed_in",
  shows: PAGE,
});

export const endDutyAction = defineAction(endDutySchema, endDuty, { access: "signed_in", shows: PAGE });

export const handOverDutyAction = defineAction(handOverDutySchema, handOverDuty, {
  access: "signed_in",
  shows: PAGE,
});
