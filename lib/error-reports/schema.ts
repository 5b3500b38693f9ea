/** What may be sent about errors in entries of registers. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { ERROR_REPORT_DECISIONS, REGISTERS } from "@/db/enums";
import { language, optionalText, pageNumber, requiredText } from "@/lib/core/field-schemas";
import { LONG_TEXT_MAX } from "@/lib/ratings/fields";
import { entryCodeSchema } from "@/lib/registers/entry-schema";

const SOURCE_MAX = 2_000;
/** Reports of one person on one entry that may wait for an answer: the page of the entry shows all that wait. */
export const WAITING_ON_ENTRY_MAX = 5;

/** Something in an entry is wrong. */
export const reportErrorSchema = z.object({
  register: z.enum(REGISTERS),
  code: entryCodeSchema,
  body: requiredText(LONG_TEXT_MAX),
  correction: requiredText(LONG_TEXT_MAX),
  /** A text or an address. */
  source: optionalText(SOURCE_MAX),
  language,
});
export type ReportError = z.output<typeof reportErrorSchema>;

/** What becomes of it, and what was changed or why nothing is. */
export const answerErrorReportSchema = z.object({
  report: z.uuid("errors.field.missing"),
  decision: z.enum(ERROR_REPORT_DECISIONS, "errors.field.missing"),
  reason: requiredText(LONG_TEXT_MAX),
  language,
});
export type AnswerErrorReport = z.output<typeof answerErrorReportSchema>;

export const ERROR_REPORT_STATES = ["open", "answered"] as const;

/** Which reports a list shows; those that wait for an answer, where the address does not say. */
export const errorReportFilter = z.object({
  state: z.enum(ERROR_REPORT_STATES).catch("open"),
  page: pageNumber,
});
export type ErrorReportFilter = z.output<typeof errorReportFilter>;

/** The list of reports, without its language. */
export const ERROR_REPORTS_PATH = "/error-reports";
