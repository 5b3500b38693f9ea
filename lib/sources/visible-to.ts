import { and, eq, gt, inArray, isNull, not, notInArray, or, type SQL, sql } from "drizzle-orm";
import { INTERVIEW_TYPES } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratingCitations, ratings } from "@/db/schema/rating";
import {
  interviews,
  passages,
  sourceCountries,
  sourceOpenings,
  sourceReaders,
  sources,
} from "@/db/schema/source";
import { holdsDuty } from "@/lib/assessments/holds-duty";
import type { Ctx } from "@/lib/core/context";
import { RUNNING } from "@/lib/policy/assessment";
import { DRAFTING_DUTIES, TEAM_DUTIES } from "@/lib/policy/duties";
import { SOURCE_OPENERS } from "@/lib/policy/source";

const NOTHING = sql<boolean>`false`;
const ALL = sql<boolean>`true`;

const cites = sql`exists (select 1 from ${ratingCitations} join ${passages} on ${passages.id} = ${ratingCitations.passageId} join ${ratings} on ${ratings.id} = ${ratingCitations.ratingId} where ${passages.sourceId} = ${sources.id} and ${ratings.assessmentId} = ${assessments.id} and ${ratingCitations.removedAt} is null)`;
const hasOpen = sql`(${inArray(assessments.state, RUNNING)} and exists (select 1 from ${sourceCountries} where ${sourceCountries.sourceId} = ${sources.id} and ${sourceCountries.countryId} = ${assessments.countryId}))`;

/** No interview, or one with consent that may be attributed: what a row of `sources` needs to be public. */
export const mayBePublic = sql<boolean>`(${notInArray(sources.type, [...INTERVIEW_TYPES])} or exists (select 1 from ${interviews} where ${interviews.sourceId} = ${sources.id} and ${interviews.consent} = 'given' and ${interviews.attribution} <> 'not_attributed'))`;

/** Consent was refused or withdrawn, or the texts were erased, as a condition on a row of `sources`. */
export const consentEnded = sql<boolean>`exists (select 1 from ${interviews} where ${interviews.sourceId} = ${sources.id} and (${interviews.consent} <> 'given' or ${interviews.deletedAt} is not null))`;

/** What the source rules ask about one actor, as conditions on a row of `sources`. */
export type SourceFacts = Record<
  | "mayBePublic"
  | "isNamedReader"
  | "isAuthor"
  | "onTeam"
  | "onDraftingTeam"
  | "answersFor"
  | "hasOpened"
  | "consentEnded",
  SQL<boolean>
>;

/** Who asks, and when: an opening ends by itself. */
type Asking = Pick<Ctx, "actor" | "now">;

/** An assessment in which the actor answers for a source, as a condition on rows of `sources` and `assessments`. */
export function answersForIn({ actor }: Asking): SQL | undefined {
  if (actor.kind !== "user") return NOTHING;
  const byRole = SOURCE_OPENERS.roles.some((role) => actor.roles.includes(role));
  return and(
    byRole ? undefined : holdsDuty(actor.userId, assessments.id, SOURCE_OPENERS.duties),
    or(cites, hasOpen),
  );
}

/** The facts of `SourceSubject` as SQL, so that one statement decides rights on one source or on a list. */
export function sourceFacts({ actor, now }: Asking): SourceFacts {
  const everybody = { mayBePublic, consentEnded };
  if (actor.kind === "anonymous")
    return {
      ...everybody,
      isNamedReader: NOTHING,
      isAuthor: NOTHING,
      onTeam: NOTHING,
      onDraftingTeam: NOTHING,
      answersFor: NOTHING,
      hasOpened: NOTHING,
    };
  if (actor.kind === "system")
    return {
      ...everybody,
      isNamedReader: ALL,
      isAuthor: ALL,
      onTeam: ALL,
      onDraftingTeam: ALL,
      answersFor: NOTHING,
      hasOpened: NOTHING,
    };
  const { userId } = actor;
  const team = actor.roles.includes("programme_manager")
    ? undefined
    : holdsDuty(userId, assessments.id, TEAM_DUTIES);
  const inSome = (condition: SQL | undefined) =>
    sql<boolean>`exists (select 1 from ${assessments} where ${condition})`;
  return {
    ...everybody,
    isNamedReader: sql<boolean>`exists (select 1 from ${sourceReaders} where ${sourceReaders.sourceId} = ${sources.id} and ${sourceReaders.userId} = ${userId})`,
    isAuthor: sql<boolean>`${sources.authorId} is not distinct from ${userId}::uuid`,
    onTeam: inSome(and(team, or(cites, hasOpen))),
    onDraftingTeam: inSome(
      and(
        eq(assessments.state, "drafting"),
        holdsDuty(userId, assessments.id, DRAFTING_DUTIES),
        or(cites, hasOpen),
      ),
    ),
    answersFor: inSome(answersForIn({ actor, now })),
    hasOpened: sql<boolean>`exists (select 1 from ${sourceOpenings} where ${and(
      eq(sourceOpenings.sourceId, sources.id),
      eq(sourceOpenings.userId, userId),
      isNull(sourceOpenings.endedAt),
      gt(sourceOpenings.until, now),
    )})`,
  };
}

/**
 * `source.read` as a condition on rows of `sources`: the SQL twin of the policy, for every list, count and search.
 * Undefined where nothing is hidden.
 */
export function visibleTo(asking: Asking): SQL | undefined {
  const { actor } = asking;
  if (actor.kind === "system") return undefined;
  if (actor.kind === "anonymous" || actor.roles.includes("administrator")) return NOTHING;
  const facts = sourceFacts(asking);
  return or(
    and(eq(sources.accessClass, "public"), or(mayBePublic, facts.onTeam)),
    and(eq(sources.accessClass, "restricted"), facts.onTeam),
    and(
      eq(sources.accessClass, "confidential"),
      or(facts.isNamedReader, and(facts.hasOpened, facts.answersFor, not(consentEnded))),
    ),
  );
}

/**
 * The key under which the actor may open a row of `sources` in an emergency, null where that is not allowed:
 * `source.open` as an expression. It is no code and tells no time, so that who only sees it learns nothing.
 */
export function openingKey(asking: Asking): SQL<string | null> {
  const { actor } = asking;
  if (actor.kind !== "user" || actor.roles.includes("administrator")) return sql<null>`null::text`;
  const facts = sourceFacts(asking);
  return sql<string | null>`case when ${and(
    eq(sources.accessClass, "confidential"),
    facts.answersFor,
    not(facts.isNamedReader),
    not(facts.hasOpened),
    not(consentEnded),
  )} then ${closedKey} end`;
}

/** What a confidential source is addressed by before it is open. */
export const closedKey = sql<string>`left(encode(sha256(convert_to(${sources.id}::text, 'UTF8')), 'hex'), 32)`;

/** Whether the actor drafts an assessment of that country now, and may so add to its library. */
export async function mayAddTo(ctx: Ctx, iso3: string): Promise<boolean> {
  if (ctx.actor.kind !== "user") return ctx.actor.kind === "system";
  const [row] = await ctx.read
    .select({ id: assessments.id })
    .from(assessments)
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(countries.iso3, iso3),
        eq(assessments.state, "drafting"),
        holdsDuty(ctx.actor.userId, assessments.id, DRAFTING_DUTIES),
      ),
    )
    .limit(1);
  return row !== undefined;
}
