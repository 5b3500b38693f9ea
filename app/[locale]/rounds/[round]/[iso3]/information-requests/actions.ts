"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { saveRequest } from "@/lib/information-requests/mutations";
import {
  saveRequestSchema,
  takeIntoRatingSchema,
  takeIntoScopeSchema,
} from "@/lib/information-requests/schema";
import { takeIntoRating, takeIntoScope } from "@/lib/information-requests/take-over";

const REQUEST_PAGE = "/[locale]/rounds/[round]/[iso3]/information-requests/[number]";
const ACCESS = { access: "signed_in" } as const;

export const saveRequestAction = defineAction(
  saveRequestSchema,
  async (ctx, input) => {
    const result = await saveRequest(ctx, input);
    if (result.ok && input.number === 0) {
      const { round, iso3 } = input;
      return redirect(
        `/${await getLocale()}/rounds/${round}/${iso3}/information-requests/${result.value.number}`,
      );
    }
    revalidatePath(REQUEST_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const takeIntoRatingAction = defineAction(
  takeIntoRatingSchema,
  async (ctx, input) => {
    const result = await takeIntoRating(ctx, input);
    revalidatePath(REQUEST_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const takeIntoScopeAction = defineAction(
  takeIntoScopeSchema,
  async (ctx, input) => {
    const result = await takeIntoScope(ctx, input);
    revalidatePath("/[locale]/rounds/[round]/[iso3]/scope", "page");
    return result;
  },
  ACCESS,
);
