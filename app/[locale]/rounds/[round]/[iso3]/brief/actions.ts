"use server";

import { defineAction } from "@/lib/core/action";
import { askForReport } from "@/lib/reports/files";
import { briefFileSchema } from "@/lib/reports/schema";

export const askForBriefAction = defineAction(briefFileSchema, askForReport, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/[iso3]/brief",
});
