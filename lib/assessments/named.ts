/** The assessments of which a focal point knows that they are under way, and of which nothing else is open yet. */
import "server-only";
import { and, asc, eq, isNull, not } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import type { AssessmentKey } from "./subject";
import { visibleTo } from "./visible-to";

/** An assessment of the own State that asks nothing of it yet. */
export type NamedFor = AssessmentKey & {
  country: string;
  /** The State will be asked to comment on the draft. */
  isHeard: boolean;
};

/** Where the person is named to answer for the State, and was asked nothing yet. No state, day or person is told. */
export async function namedFor(ctx: PersonCtx, locale: Locale): Promise<readonly NamedFor[]> {
  const isSeen = visibleTo(ctx.actor);
  const rows = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3, isHeard: rounds.stateIsHeard })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(assessmentDuties.userId, ctx.actor.userId),
        eq(assessmentDuties.duty, "focal_point"),
        isNull(assessmentDuties.endedAt),
        visibleTo(ctx.actor, "assessment.named"),
        isSeen && not(isSeen),
      ),
    )
    .orderBy(asc(rounds.code), asc(countries.iso3));
  const names = await countryNamesOf(ctx, locale, [...new Set(rows.map(({ iso3 }) => iso3))]);
  return rows.map((row) => ({ ...row, country: names.get(row.iso3) ?? row.iso3 }));
}
