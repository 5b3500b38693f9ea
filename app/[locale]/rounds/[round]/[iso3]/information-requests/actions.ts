"use server";

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
    return result;
  },
  { access: "signed_in", shows: REQUEST_PAGE },
);

export const takeIntoRatingAction = defineAction(takeIntoRatingSchema, takeIntoRating, {
  access: "signed_in",
  shows: REQUEST_PAGE,
});

export const takeIntoScopeAction = defineAction(takeIntoScopeSchema, takeIntoScope, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/[iso3]/scope",
});
