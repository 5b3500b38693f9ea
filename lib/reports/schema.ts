/** What may be sent about the files of a report, and their addresses. */
import { z } from "zod";
import { REPORT_KINDS, type ReportKind } from "@/db/enums";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { releaseCodeSchema } from "@/lib/releases/schema";

/** A file of the report of a release: its code, its language and its kind. */
export const reportFileSchema = z.object({
  code: releaseCodeSchema,
  locale: z.enum(LOCALES),
  kind: z.enum(REPORT_KINDS),
});
export type ReportFileKey = z.output<typeof reportFileSchema>;

/** The address of a file of a report. */
export function reportFilePath(code: string, locale: Locale, kind: ReportKind): string {
  return `/api/releases/${code}/report/${locale}/${kind}`;
}
