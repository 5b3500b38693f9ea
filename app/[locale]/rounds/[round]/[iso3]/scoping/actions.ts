"use server";

import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";
import { detachConsentFile } from "@/lib/scoping/files";
import { saveScoping } from "@/lib/scoping/mutations";
import { saveScopingSchema } from "@/lib/scoping/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/scoping";

export const saveScopingAction = defineAction(saveScopingSchema, saveScoping, {
  access: "signed_in",
  shows: PAGE,
});

export const detachConsentFileAction = defineAction(assessmentKeySchema, detachConsentFile, {
  access: "signed_in",
  shows: PAGE,
});
