"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { takeTransitionSchema } from "@/lib/assessments/schema";
import { takeTransition } from "@/lib/assessments/transitions";
import { defineAction } from "@/lib/core/action";

/** Takes the step and goes on to what came of it: the release, or the history. */
export const takeTransitionAction = defineAction(
  takeTransitionSchema,
  async (ctx, input) => {
    const result = await takeTransition(ctx, input);
    if (!result.ok) return result;
    const { release } = result.value;
    const address =
      release === null ? `/rounds/${input.round}/${input.iso3}/history` : `/releases/${release}`;
    return redirect(`/${await getLocale()}${address}`);
  },
  { access: "signed_in" },
);
