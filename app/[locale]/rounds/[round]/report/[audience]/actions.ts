"use server";

import { defineAction } from "@/lib/core/action";
import { askForReport, stopReport } from "@/lib/reports/files";
import { roundFileSchema } from "@/lib/reports/schema";

const PAGE = "/[locale]/rounds/[round]/report/[audience]";

export const askForRoundReportAction = defineAction(roundFileSchema, askForReport, {
  access: "signed_in",
  shows: PAGE,
});

export const stopRoundReportAction = defineAction(roundFileSchema, stopReport, {
  access: "signed_in",
  shows: PAGE,
});
