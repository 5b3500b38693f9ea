"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { dismissWarning } from "@/lib/quality/mutations";
import { dismissWarningSchema } from "@/lib/quality/schema";

export const dismissWarningAction = defineAction(
  dismissWarningSchema,
  async (ctx, input) => {
    const result = await dismissWarning(ctx, input);
    revalidatePath("/[locale]/countries/[iso3]/quality", "page");
    return result;
  },
  { access: "signed_in" },
);
