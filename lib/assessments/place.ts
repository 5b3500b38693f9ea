import "server-only";
import type { Ctx } from "@/lib/core/context";
import { countryNamesOf } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { programmeZone } from "@/lib/settings/programme-day";
import { dueDates, getAssessment } from "./queries";
import type { AssessmentKey, LoadedAssessment } from "./subject";

/** An assessment with what every page about it says at its head. */
export type AssessmentPlace = LoadedAssessment & {
  /** Name of the country in the reader's language. */
  country: string;
  /** The day by which the present state is to be left; null where it has none. */
  dueOn: string | null;
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
  const loaded = await getAssessment(ctx, key, permission);
  const { id, state, iso3 } = loaded.assessment;
  const [due, names, zone] = await Promise.all([
    dueDates(ctx, id),
    countryNamesOf(ctx, locale, [iso3]),
    programmeZone(ctx),
  ]);
  return { ...loaded, country: names.get(iso3) ?? iso3, dueOn: due.get(state)?.dueOn ?? null, zone };
}
