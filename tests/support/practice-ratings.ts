/** Ratings of the practice round of the demonstration, as they are stored. */
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";

/** What is stored of the rating of one indicator; undefined where nothing is. */
export async function storedInPractice(db: Database, iso3: string, indicator: string) {
  const [row] = await db.read
    .select({ id: ratings.id, rationale: ratings.rationale, level: ratings.level, version: ratings.version })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .where(and(eq(rounds.code, "practice"), eq(countries.iso3, iso3), eq(ratings.indicator, indicator)));
  return row;
}
