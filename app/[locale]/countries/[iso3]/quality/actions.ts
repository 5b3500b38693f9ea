"use server";

import { defineAction } from "@/lib/core/action";
import { dismissWarning } from "@/lib/quality/mutations";
import { dismissWarningSchema } from "@/lib/quality/schema";

export const dismissWarningAction = defineAction(dismissWarningSchema, dismissWarning, {
  access: "signed_in",
  shows: "/[locale]/countries/[iso3]/quality",
});
