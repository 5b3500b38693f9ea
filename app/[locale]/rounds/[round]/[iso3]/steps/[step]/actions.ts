"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { stepFormSchema } from "@/lib/assessments/schema";
import { takeTransitionOfForm } from "@/lib/assessments/transitions";
import { defineAction } from "@/lib/core/action";

/** Takes the step and goes on to what came of it: the release, the comments that were handed in, or the history. */
export const takeTransitionAction = defineAction(
  stepFormSchema,
  async (ctx, input) => {
    const result = await takeTransitionOfForm(ctx, input);
    if (!result.ok) return result;
    const { release } = result.value;
    const place = `/rounds/${input.round}/${input.iso3}`;
    // The focal point, who hands in comments, has no sight of the history.
    const after = input.transition === "comment" ? `${place}/country-comments` : `${place}/history`;
    return redirect(`/${await getLocale()}${release === null ? after : `/releases/${release}`}`);
  },
  { access: "signed_in" },
);
