"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { answerErrorReport, reportError } from "@/lib/error-reports/mutations";
import { answerErrorReportSchema, ERROR_REPORTS_PATH, reportErrorSchema } from "@/lib/error-reports/schema";

const ENTRY_PAGE = "/[locale]/[register]/[code]";

export const reportErrorAction = defineAction(reportErrorSchema, reportError, {
  access: "signed_in",
  shows: ENTRY_PAGE,
});

/** Answered on the page of the entry or in the list of reports; leads to the report with its answer. */
export const answerErrorReportAction = defineAction(
  answerErrorReportSchema,
  async (ctx, input) => {
    const result = await answerErrorReport(ctx, input);
    revalidatePath(ENTRY_PAGE, "page");
    if (result.ok)
      redirect(`/${await getLocale()}${ERROR_REPORTS_PATH}?state=answered#report-${input.report}`);
    return result;
  },
  { access: "signed_in", shows: "/[locale]/error-reports" },
);
