"use server";

import { withdrawOwn } from "@/lib/contributions/receipt";
import { ownContributionSchema, sendOwnSchema } from "@/lib/contributions/schema";
import { sendOwn } from "@/lib/contributions/send";
import { defineAction } from "@/lib/core/action";

const PAGE = "/[locale]/rounds/[round]/[iso3]/contribute";

export const sendOwnAction = defineAction(sendOwnSchema, sendOwn, { access: "signed_in", shows: PAGE });

export const withdrawOwnAction = defineAction(ownContributionSchema, withdrawOwn, {
  access: "signed_in",
  shows: PAGE,
});
