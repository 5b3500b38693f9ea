"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { consistencyQuery, remarkSchema } from "@/lib/consistency/schema";
import { defineAction } from "@/lib/core/action";
import { openThread } from "@/lib/reviews/threads";

/** A remark is a review comment; after it the reader stands where the comparison was left. */
export const makeRemarkAction = defineAction(
  remarkSchema,
  async (ctx, { flagged, region, ...thread }) => {
    const result = await openThread(ctx, thread);
    if (!result.ok) return result;
    const { round, iso3, indicator } = thread;
    const query = consistencyQuery({ indicator, flagged, region, said: iso3 });
    return redirect(`/${await getLocale()}/rounds/${round}/consistency${query}#said`);
  },
  { access: "signed_in" },
);
