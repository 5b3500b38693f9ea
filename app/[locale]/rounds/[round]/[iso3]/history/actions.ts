"use server";

import { revalidatePath } from "next/cache";
import { changeDueDate } from "@/lib/assessments/mutations";
import { changeDueDateSchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

export const changeDueDateAction = defineAction(
  changeDueDateSchema,
  async (ctx, input) => {
    const result = await changeDueDate(ctx, input);
    revalidatePath("/[locale]/rounds/[round]/[iso3]/history", "page");
    return result;
  },
  { access: "signed_in" },
);
