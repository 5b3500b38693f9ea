"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { answerErrorReport, reportError } from "@/lib/error-reports/mutations";
import { answerErrorReportSchema, reportErrorSchema } from "@/lib/error-reports/schema";

const ENTRY_PAGE = "/[locale]/[register]/[code]";

export const reportErrorAction = defineAction(reportErrorSchema, reportError, {
  access: "signed_in",
  shows: ENTRY_PAGE,
});

/** Answered on the page of the entry or in the list of reports. */
export const answerErrorReportAction = defineAction(
  answerErrorReportSchema,
  async (ctx, input) => {
    const result = await answerErrorReport(ctx, input);
    revalidatePath(ENTRY_PAGE, "page");
    return result;
  },
  { access: "signed_in", shows: "/[locale]/error-reports" },
);
