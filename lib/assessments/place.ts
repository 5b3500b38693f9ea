import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { assessmentDueDates, assessments } from "@/db/schema/assessment";
import { countries, countryNames } from "@/db/schema/country";
import type { Ctx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { programmeZone } from "@/lib/settings/programme-day";
import { getAssessment } from "./queries";
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
  const nameIn = (language: string) =>
    sql<
      string | null
    >`(select ${countryNames.name} from ${countryNames} where ${countryNames.countryId} = ${countries.id} and ${countryNames.language} = ${language})`;
  const head = one(
    await ctx.read
      .select({
        country: sql<string>`coalesce(${nameIn(locale)}, ${nameIn(DEFAULT_LOCALE)}, ${countries.iso3})`,
        dueOn: assessmentDueDates.dueOn,
      })
      .from(assessments)
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .leftJoin(
        assessmentDueDates,
        and(
          eq(assessmentDueDates.assessmentId, assessments.id),
          eq(assessmentDueDates.state, assessments.state),
        ),
      )
      .where(eq(assessments.id, loaded.assessment.id)),
  );
  return { ...loaded, ...head, zone: await programmeZone(ctx) };
}
