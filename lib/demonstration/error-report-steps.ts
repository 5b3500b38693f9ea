/** After the entries were checked: a focal point says that something in them is wrong, and the data steward answers. */
import "server-only";
import { z } from "zod";
import { ERROR_REPORT_DECISIONS, REGISTERS } from "@/db/enums";
import { AppError } from "@/lib/core/errors";
import { answerErrorReport, reportError } from "@/lib/error-reports/mutations";
import errorReportsFile from "./data/error-reports.json";
import { CHECKED_ON } from "./register-steps";
import { instant, must, type Step } from "./world";

const REPORTS = z
  .array(
    z.strictObject({
      register: z.enum(REGISTERS),
      code: z.string(),
      /** Days after the entries were checked. */
      day: z.int(),
      body: z.string(),
      correction: z.string(),
      source: z.string().nullable(),
      decision: z.enum(ERROR_REPORT_DECISIONS).nullable(),
      reason: z.string().nullable(),
    }),
  )
  .parse(errorReportsFile);

/** The reports about entries of these States. */
export function errorReportSteps(iso3s: readonly string[]): readonly Step[] {
  return REPORTS.filter(({ code }) => iso3s.some((iso3) => code.startsWith(`${iso3}-`))).flatMap(
    ({ day, decision, reason, ...report }): Step[] => {
      let made: string | null = null;
      const ask: Step = {
        at: instant(CHECKED_ON, day, 10, 20),
        by: "focal",
        act: async (ctx) => {
          made = must(
            await reportError(ctx, { ...report, language: "en" }),
            `a report on ${report.code}`,
          ).report;
        },
      };
      if (decision === null || reason === null) return [ask];
      const answer: Step = {
        at: instant(CHECKED_ON, day + 1, 14, 10),
        by: "steward",
        act: async (ctx) => {
          if (made === null) throw new AppError("INTERNAL", `no report on ${report.code}`);
          must(
            await answerErrorReport(ctx, { report: made, decision, reason, language: "en" }),
            `an answer on ${report.code}`,
          );
        },
      };
      return [ask, answer];
    },
  );
}
