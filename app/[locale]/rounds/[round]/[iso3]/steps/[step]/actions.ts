"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { stepFormSchema } from "@/lib/assessments/schema";
import { takeTransitionOfForm } from "@/lib/assessments/transitions";
import { defineAction } from "@/lib/core/action";

/** Takes the step and goes on to what came of it: the release, or the history. */
export const takeTransitionAction = defineAction(
  stepFormSchema,
  async (ctx, input) => {
    const result = await takeTransitionOfForm(ctx, input);
    if (!result.ok) return result;
    const { release } = result.value;
    const address =
      release === null ? `/rounds/${input.round}/${input.iso3}/history` : `/releases/${release}`;
    return redirect(`/${await getLocale()}${address}`);
  },
  { access: "signed_in" },
);
