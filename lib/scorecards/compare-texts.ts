/** What was written on one indicator in several countries, as far as each text is open to the reader. */
import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import type { Ctx } from "@/lib/core/context";
import { EFFECTIVE_KINDS, effective } from "@/lib/ratings/effective";
import { parseRelease } from "@/lib/releases/queries";
import { may, mayReadRelease } from "./grid-reads";

/** A rationale; the language is that in which it was typed. */
export type ComparedText = {
  readonly iso3: string;
  readonly rationale: string | null;
  readonly language: string;
};

/**
 * The rationale of an indicator in each of these countries of a round: that of the effective rating for the team, that
 * of the release in force for everybody else to whom it answers. A country of which neither is open is left out. Two
 * statements.
 */
export async function readComparedTexts(
  ctx: Ctx,
  { roundId, indicator, iso3s }: { roundId: string; indicator: string; iso3s: readonly string[] },
): Promise<readonly ComparedText[]> {
  const chosen = and(eq(assessments.roundId, roundId), inArray(countries.iso3, [...iso3s]));
  const own = await ctx.read
    .select({
      iso3: countries.iso3,
      kind: ratings.kind,
      rationale: ratings.rationale,
      language: ratings.language,
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        chosen,
        eq(ratings.indicator, indicator),
        inArray(ratings.kind, EFFECTIVE_KINDS),
        may(ctx, "figures.read"),
      ),
    );
  const ofTeam = [...Map.groupBy(own, ({ iso3 }) => iso3).values()].flatMap((rows) => effective(rows) ?? []);
  const rest = iso3s.filter((iso3) => !ofTeam.some((row) => row.iso3 === iso3));
  const released =
    rest.length === 0
      ? []
      : await ctx.read
          .selectDistinctOn([releases.assessmentId], { iso3: countries.iso3, content: releases.content })
          .from(releases)
          .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
          .innerJoin(countries, eq(countries.id, assessments.countryId))
          .where(and(eq(assessments.roundId, roundId), inArray(countries.iso3, rest), mayReadRelease(ctx)))
          .orderBy(releases.assessmentId, desc(releases.number));
  const ofReleases = released.flatMap(({ iso3, content }): readonly ComparedText[] => {
    const found = parseRelease(content).indicators.find(({ code }) => code === indicator);
    return found ? [{ iso3, rationale: found.rationale, language: found.language }] : [];
  });
  const texts = [
    ...ofTeam.map(({ iso3, rationale, language }) => ({ iso3, rationale, language })),
    ...ofReleases,
  ];
  return iso3s.flatMap((iso3) => texts.find((text) => text.iso3 === iso3) ?? []);
}
