"use server";

import { defineAction } from "@/lib/core/action";
import { decideCorrection, requestCorrection } from "@/lib/correction-requests/mutations";
import { decideCorrectionSchema, requestCorrectionSchema } from "@/lib/correction-requests/schema";

const PAGE = "/[locale]/releases/[code]";

export const requestCorrectionAction = defineAction(requestCorrectionSchema, requestCorrection, {
  access: "signed_in",
  shows: PAGE,
});

export const decideCorrectionAction = defineAction(decideCorrectionSchema, decideCorrection, {
  access: "signed_in",
  shows: PAGE,
});
