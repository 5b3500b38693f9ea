"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { allowRestrictedInField } from "@/lib/field-mode/mutations";
import { allowRestrictedSchema } from "@/lib/field-mode/schema";

/** The lead lets restricted sources go along, or not. */
export const allowRestrictedAction = defineAction(
  allowRestrictedSchema,
  async (ctx, input) => {
    const result = await allowRestrictedInField(ctx, input);
    revalidatePath("/[locale]/rounds/[round]/[iso3]/field", "page");
    return result;
  },
  { access: "signed_in" },
);
