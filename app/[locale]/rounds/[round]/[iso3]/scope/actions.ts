"use server";

import { saveScope } from "@/lib/assessments/mutations";
import { saveScopeSchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";

export const saveScopeAction = defineAction(saveScopeSchema, saveScope, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/[iso3]/scope",
});
