/** What may be sent about the files of reports, and their addresses. */
import { z } from "zod";
import { REPORT_KINDS, type ReportKind } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { releaseCodeSchema } from "@/lib/releases/schema";
import { roundCodeSchema } from "@/lib/rounds/schema";
import { type ReportPlace, ROUND_AUDIENCES } from "./place";

const ofFile = { locale: z.enum(LOCALES), kind: z.enum(REPORT_KINDS) };
const { round, iso3 } = assessmentKeySchema.shape;

/** A file of a report: what it is about, its language and its kind. */
export type ReportFileKey = {
  readonly place: ReportPlace;
  readonly locale: Locale;
  readonly kind: ReportKind;
};

/** A file of the report of a release: its code, its language and its kind. */
export const reportFileSchema = z
  .object({ code: releaseCodeSchema, ...ofFile })
  .transform(({ code, ...file }): ReportFileKey => ({ place: { about: "release", code }, ...file }));

/** A file of a brief. */
export const briefFileSchema = z
  .object({ round, iso3, ...ofFile })
  .transform(
    ({ round, iso3, ...file }): ReportFileKey => ({ place: { about: "brief", round, iso3 }, ...file }),
  );

/** A file of the report of a round. */
export const roundFileSchema = z
  .object({ round: roundCodeSchema, audience: z.enum(ROUND_AUDIENCES), ...ofFile })
  .transform(
    ({ round, audience, ...file }): ReportFileKey => ({
      place: { about: "round", round, audience },
      ...file,
    }),
  );

/** The fields that name what a report is about, as forms send them and addresses hold them. */
export function placeFields(place: ReportPlace): Readonly<Record<string, string>> {
  const { about: _, ...fields } = place;
  return { ...fields };
}

/** The address of a file of a report. */
export function reportFilePath(place: ReportPlace, locale: Locale, kind: ReportKind): string {
  switch (place.about) {
    case "release":
      return `/api/releases/${place.code}/report/${locale}/${kind}`;
    case "brief":
      return `/api/assessments/${place.round}/${place.iso3}/brief/${locale}/${kind}`;
    case "round":
      return `/api/rounds/${place.round}/report/${place.audience}/${locale}/${kind}`;
  }
}
