"use server";

import { changeDueDate } from "@/lib/assessments/mutations";
import { changeDueDateSchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

export const changeDueDateAction = defineAction(changeDueDateSchema, changeDueDate, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/[iso3]/history",
});
