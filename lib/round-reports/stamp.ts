/**
 * What a report of a round is made of, as one hash: to read all of it anew would take as many statements as there are
 * countries, and whether a file may still be handed out is asked at each look at its page. It changes with whatever may
 * change the report, and at times when the report stays the same.
 */
import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import { assessmentScopes, assessments } from "@/db/schema/assessment";
import { countryNames } from "@/db/schema/country";
import { commentResponses, countryComments, countryDrafts } from "@/db/schema/country-comment";
import { editionValidations } from "@/db/schema/instrument";
import { assessmentFigures, ratings } from "@/db/schema/rating";
import { releaseSeals, releases } from "@/db/schema/release";
import { roundCountries, rounds } from "@/db/schema/round";
import { settings } from "@/db/schema/setting";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";

/** Every row in a fixed order as one hash of the database. */
const hashOf = (rows: SQL) =>
  sql<string>`(select md5(coalesce(string_agg(r.line, '|' order by r.line), '')) from (${rows}) r)`;

/** The hash of what the report of a round is made of now. `extra` is what else it depends on. */
export async function stampOfRound(ctx: Ctx, roundId: string, extra: object): Promise<string> {
  const inRound = sql`(select ${assessments.id} from ${assessments} where ${assessments.roundId} = ${roundId})`;
  const countries = sql`(select ${roundCountries.countryId} from ${roundCountries} where ${roundCountries.roundId} = ${roundId})`;
  const rows = await ctx.read
    .select({
      assessments: hashOf(
        sql`select concat_ws(':', ${assessments.id}, ${assessments.state}, ${assessments.version}) as line from ${assessments} where ${assessments.roundId} = ${roundId}`,
      ),
      ratings: hashOf(
        sql`select concat_ws(':', ${ratings.id}, ${ratings.version}) as line from ${ratings} where ${ratings.assessmentId} in ${inRound}`,
      ),
      figures: hashOf(
        sql`select ${assessmentFigures}::text as line from ${assessmentFigures} where ${assessmentFigures.assessmentId} in ${inRound}`,
      ),
      scopes: hashOf(
        sql`select concat_ws(':', ${assessmentScopes.assessmentId}, ${assessmentScopes.version}) as line from ${assessmentScopes} where ${assessmentScopes.assessmentId} in ${inRound}`,
      ),
      drafts: hashOf(
        sql`select concat_ws(':', ${countryDrafts.id}, ${countryDrafts.outcome}) as line from ${countryDrafts} where ${countryDrafts.assessmentId} in ${inRound}`,
      ),
      comments: hashOf(
        sql`select concat_ws(':', ${countryComments.id}, ${countryComments.version}, ${commentResponses.version}) as line from ${countryComments} left join ${commentResponses} on ${commentResponses.commentId} = ${countryComments.id} where ${countryComments.assessmentId} in ${inRound}`,
      ),
      releases: hashOf(
        sql`select concat_ws(':', ${releases.id}, ${releaseSeals.confirmedAt}) as line from ${releases} join ${assessments} on ${assessments.id} = ${releases.assessmentId} left join ${releaseSeals} on ${releaseSeals.releaseId} = ${releases.id} where ${assessments.countryId} in ${countries}`,
      ),
      countries: hashOf(
        sql`select concat_ws(':', ${roundCountries.countryId}, ${countryNames.language}, ${countryNames.name}) as line from ${roundCountries} left join ${countryNames} on ${countryNames.countryId} = ${roundCountries.countryId} where ${roundCountries.roundId} = ${roundId}`,
      ),
      validations: sql<number>`(select count(*)::int from ${editionValidations})`,
      round: rounds.version,
      settings: settings.version,
    })
    .from(rounds)
    .innerJoin(settings, sql`true`)
    .where(eq(rounds.id, roundId));
  return sha256(canonicalJson({ ...extra, rows }));
}
