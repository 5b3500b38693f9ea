"use server";

import { revalidatePath } from "next/cache";
import { saveScope } from "@/lib/assessments/mutations";
import { saveScopeSchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

export const saveScopeAction = defineAction(
  saveScopeSchema,
  async (ctx, input) => {
    const result = await saveScope(ctx, input);
    revalidatePath("/[locale]/rounds/[round]/[iso3]/scope", "page");
    return result;
  },
  { access: "signed_in" },
);
