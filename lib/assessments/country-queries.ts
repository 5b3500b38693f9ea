import "server-only";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { AssessmentState, RoundPurpose } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { openCodeInForce } from "@/lib/releases/in-force";
import { visibleTo } from "./visible-to";

/** One assessment of a country, with what its reader may open of it. */
export type CountryAssessment = {
  round: string;
  roundTitle: string;
  purpose: RoundPurpose;
  state: AssessmentState;
  /** Code of the release in force, where the reader may read it. */
  release: string | null;
  opensCard: boolean;
  opensWorkspace: boolean;
  /** The State's own answers are open, to somebody without the workspace that leads to them. */
  opensSelfAssessment: boolean;
};

/** The assessments of a country over the rounds of the programme that the actor may see, latest first. */
export async function assessmentsOfCountry(ctx: Ctx, iso3: string): Promise<readonly CountryAssessment[]> {
  return (await assessmentsOfCountries(ctx, [iso3])).get(iso3) ?? [];
}

/** The same of some countries, by their ISO codes; one without any has no entry. */
export async function assessmentsOfCountries(
  ctx: Ctx,
  iso3s: readonly string[],
): Promise<ReadonlyMap<string, readonly CountryAssessment[]>> {
  const may = (permission: AssessmentPermission): SQL<boolean> =>
    sql<boolean>`coalesce(${visibleTo(ctx.actor, permission) ?? sql`true`}, false)`;
  const rows = await ctx.read
    .select({
      iso3: countries.iso3,
      round: rounds.code,
      roundTitle: rounds.title,
      purpose: rounds.purpose,
      state: assessments.state,
      release: openCodeInForce(assessments.id),
      readsRelease: may("release.read"),
      readsFigures: may("figures.read"),
      readsProgress: may("progress.read"),
      readsSelf: may("self_rating.read"),
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(anyOf(countries.iso3, iso3s), eq(rounds.kind, "programme"), visibleTo(ctx.actor)))
    .orderBy(desc(rounds.startsOn), desc(rounds.code));
  const byCountry = new Map<string, CountryAssessment[]>();
  for (const { iso3, readsRelease, readsFigures, readsProgress, readsSelf, release, ...row } of rows) {
    const released = readsRelease ? release : null;
    const assessment = {
      ...row,
      release: released,
      opensCard: readsFigures || readsProgress || released !== null,
      opensWorkspace: readsProgress,
      opensSelfAssessment: readsSelf && !readsProgress,
    };
    byCountry.set(iso3, [...(byCountry.get(iso3) ?? []), assessment]);
  }
  return byCountry;
}
