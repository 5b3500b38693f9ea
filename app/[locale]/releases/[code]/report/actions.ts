"use server";

import { defineAction } from "@/lib/core/action";
import { askForReport } from "@/lib/reports/files";
import { reportFileSchema } from "@/lib/reports/schema";

export const askForReportAction = defineAction(reportFileSchema, askForReport, {
  access: "signed_in",
  shows: "/[locale]/releases/[code]/report",
});
