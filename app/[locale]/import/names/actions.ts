"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { decideCountryName, withdrawNameDecision } from "@/lib/countries/name-mutations";
import { decideCountryNameInput, withdrawNameDecisionInput } from "@/lib/countries/schema";

const PAGE = "/[locale]/import/names";

export const decideNameAction = defineAction(
  decideCountryNameInput,
  async (ctx, input) => {
    const result = await decideCountryName(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const withdrawNameAction = defineAction(
  withdrawNameDecisionInput,
  async (ctx, input) => {
    const result = await withdrawNameDecision(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);
