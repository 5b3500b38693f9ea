/** Who is where in an assessment, for who may read its ratings. */
import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import { presence } from "@/db/schema/presence";
import { users } from "@/db/schema/user";
import {
  type AssessmentKey,
  asDuties,
  assessmentSubject,
  type LoadedAssessment,
} from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { indicatorWords } from "@/lib/ratings/card-view";
import { ratingViews } from "@/lib/ratings/queries";
import { GONE_AFTER_MS, type PersonHere, whoIsHere } from "./rules";
import type { Followed, FollowQuery } from "./schema";

const DUTIES_HERE = sql<
  string[]
>`array(select ${assessmentDuties.duty}::text from ${assessmentDuties} where ${assessmentDuties.assessmentId} = ${presence.assessmentId} and ${assessmentDuties.userId} = ${presence.userId} and ${assessmentDuties.endedAt} is null order by 1)`;

/** Who was seen lately in an assessment. The caller has asked whether the actor may know. */
export async function peopleHere(ctx: Ctx, assessmentId: string): Promise<readonly PersonHere[]> {
  const rows = await ctx.read
    .select({
      person: presence.userId,
      name: users.name,
      duties: DUTIES_HERE,
      view: presence.view,
      domain: presence.domain,
      indicator: presence.indicator,
      since: presence.since,
      seenAt: presence.seenAt,
    })
    .from(presence)
    .innerJoin(users, eq(users.id, presence.userId))
    .where(
      and(
        eq(presence.assessmentId, assessmentId),
        gt(presence.seenAt, new Date(ctx.now.getTime() - GONE_AFTER_MS)),
      ),
    );
  return whoIsHere(
    rows.map(({ duties, ...row }) => ({ ...row, duties: asDuties(duties) })),
    ctx.now,
  );
}

/** An assessment whose work the actor may follow, with its edition. Throws NOT_FOUND for anybody else. */
export async function followable(
  ctx: Ctx,
  key: AssessmentKey,
): Promise<{ loaded: LoadedAssessment; edition: Edition }> {
  const loaded = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, "presence.read", loaded.subject))
    throw new AppError("NOT_FOUND", `presence in ${key.round}/${key.iso3}`);
  return { loaded, edition: await editionByHash(ctx, loaded.assessment.editionSha256) };
}

/** The indicators of a domain. Throws NOT_FOUND where the edition has none of that code. */
export function indicatorsOfDomain(edition: Edition, domain: string): readonly string[] {
  const node = edition.nodes.get(domain);
  if (node?.kind !== "domain") throw new AppError("NOT_FOUND", `domain ${domain}`);
  return node.indicators;
}

/** What is saved of one domain and who is here. Throws NOT_FOUND where the domain is unknown or hidden. */
export async function followed(ctx: Ctx, key: AssessmentKey, query: FollowQuery): Promise<Followed> {
  const { loaded, edition } = await followable(ctx, key);
  return followedIn(ctx, loaded, edition, query);
}

/** The same of an assessment that the caller loaded, and of which the caller asked whether the actor may follow it. */
export async function followedIn(
  ctx: Ctx,
  loaded: LoadedAssessment,
  edition: Edition,
  { domain, words }: FollowQuery,
): Promise<Followed> {
  const indicators = indicatorsOfDomain(edition, domain);
  const [people, ratings] = await Promise.all([
    peopleHere(ctx, loaded.assessment.id),
    ratingViews(ctx, loaded, { domain }),
  ]);
  return {
    asOf: ctx.now.toISOString(),
    people,
    domain,
    ratings,
    ...(words === undefined ? {} : { words: indicators.map((code) => indicatorWords(edition, code)) }),
  };
}
