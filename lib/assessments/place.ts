import "server-only";
import type { Ctx } from "@/lib/core/context";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { programmeZone } from "@/lib/settings/programme-day";
import { getAssessment } from "./queries";
import type { AssessmentKey, NamedAssessment } from "./subject";

/** An assessment with what every page about it says at its head. */
export type AssessmentPlace = Omit<NamedAssessment, "names"> & {
  /** Name of the country in the reader's language. */
  country: string;
  /** IANA zone of the programme. */
  zone: string;
};

/** Reads an assessment and its place. Throws NOT_FOUND where the permission is missing. */
export async function assessmentPlace(
  ctx: Ctx,
  locale: Locale,
  key: AssessmentKey,
  permission: AssessmentPermission = "assessment.see",
): Promise<AssessmentPlace> {
  const { names, ...loaded } = await getAssessment(ctx, key, permission);
  const country = names[locale] ?? names[DEFAULT_LOCALE] ?? loaded.assessment.iso3;
  return { ...loaded, country, zone: await programmeZone(ctx) };
}
