import { and, eq, gte, isNull, lte, not, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Duty } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { figureVersions, publishedFigures } from "@/db/schema/figure-version";
import { registerEntries, registerEntryCountries, stewardCountries } from "@/db/schema/register";
import type { Actor } from "@/lib/core/context";
import { FIGURE_REGISTERS } from "@/lib/figures/schema";
import { DRAFTING_DUTIES, TEAM_DUTIES } from "@/lib/policy/duties";

const NOTHING = sql<boolean>`false`;
const ALL = sql<boolean>`true`;
const FOCAL_POINT: readonly Duty[] = ["focal_point"];
/** So many independent sources let an entry speak of a State that did not give the information. */
export const CORROBORATING_SOURCES = 2;

/** What the rules on entries ask about one actor, as conditions on a row of `register_entries`. */
export type EntryFacts = Record<
  | "isWriter"
  | "onTeam"
  | "onDraftingTeam"
  | "isSteward"
  | "isOfOwnState"
  | "dayHasCome"
  | "isCorroborated"
  | "isReleased",
  SQL<boolean>
>;

function named(condition: SQL): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${registerEntryCountries} where ${registerEntryCountries.entryId} = ${registerEntries.id} and ${condition})`;
}

/** An assessment of a country that the entry names, in which the person holds one of the duties now. */
function holdsDuty(userId: string, duties: readonly Duty[], state: SQL | undefined): SQL<boolean> {
  const where = and(
    eq(countries.iso3, registerEntryCountries.iso3),
    eq(assessmentDuties.userId, userId),
    isNull(assessmentDuties.endedAt),
    sql`${assessmentDuties.duty} = any(${sql.param([...duties])}::duty[])`,
    state,
  );
  return named(
    sql`exists (select 1 from ${assessmentDuties} join ${assessments} on ${assessments.id} = ${assessmentDuties.assessmentId} join ${countries} on ${countries.id} = ${assessments.countryId} where ${where})`,
  );
}

function steward(userId: string): SQL<boolean> {
  const own = eq(stewardCountries.userId, userId);
  return sql<boolean>`(not exists (select 1 from ${stewardCountries} where ${own}) or ${named(
    sql`${registerEntryCountries.iso3} in (select ${stewardCountries.iso3} from ${stewardCountries} where ${own})`,
  )})`;
}

/** The facts of `EntrySubject` as SQL, so that one statement decides rights on one entry or on a list. `today` is a plain day. */
export function entryFacts(actor: Actor, today: string): EntryFacts {
  const common = {
    dayHasCome: sql<boolean>`coalesce(${lte(registerEntries.notBefore, today)}, true)`,
    isCorroborated: sql<boolean>`${gte(registerEntries.independentSources, CORROBORATING_SOURCES)}`,
    // Conditions are made by eq(), which names the table: the columns of the two tables share names.
    isReleased: sql<boolean>`(${notInArray(registerEntries.register, [...FIGURE_REGISTERS])} or exists (select 1 from ${publishedFigures} join ${figureVersions} on ${and(eq(figureVersions.id, publishedFigures.versionId), eq(figureVersions.isCurrent, true))} where ${and(eq(publishedFigures.entryId, registerEntries.id), eq(publishedFigures.entryVersion, registerEntries.version))}))`,
  };
  if (actor.kind === "anonymous") {
    return {
      ...common,
      isWriter: NOTHING,
      onTeam: NOTHING,
      onDraftingTeam: NOTHING,
      isSteward: NOTHING,
      isOfOwnState: NOTHING,
    };
  }
  if (actor.kind === "system") {
    return {
      ...common,
      isWriter: NOTHING,
      onTeam: ALL,
      onDraftingTeam: ALL,
      isSteward: ALL,
      isOfOwnState: NOTHING,
    };
  }
  const { userId, roles } = actor;
  return {
    ...common,
    isWriter: sql<boolean>`(${registerEntries.createdBy} is not distinct from ${userId}::uuid or ${registerEntries.updatedBy} is not distinct from ${userId}::uuid)`,
    onTeam: roles.includes("programme_manager") ? ALL : holdsDuty(userId, TEAM_DUTIES, undefined),
    onDraftingTeam: holdsDuty(userId, DRAFTING_DUTIES, eq(assessments.state, "drafting")),
    isSteward: roles.includes("data_steward") ? steward(userId) : NOTHING,
    isOfOwnState: ofOwnState(userId),
  };
}

/**
 * Entries whose subject is the State that gave the information, for a focal point of that State. Not where the same body
 * and year hold a published figure that somebody else gave: the own counts would take the mask from that one.
 */
function ofOwnState(userId: string): SQL<boolean> {
  const isGiver = sql`${registerEntryCountries.iso3} = ${registerEntries.reportedBy}`;
  const isHolder = holdsDuty(userId, FOCAL_POINT, and(eq(registerEntryCountries.role, "subject"), isGiver));
  return sql<boolean>`(${isHolder} and not exists (
    select 1 from published_figures own
    join figure_versions version on version.id = own.version_id and version.is_current
    join published_figures beside on beside.version_id = own.version_id and (beside.place is null
      or (beside.place->>'reportingBody', beside.place->>'year') is not distinct from (own.place->>'reportingBody', own.place->>'year'))
    join register_entries giver on giver.id = beside.entry_id
    where own.entry_id = register_entries.id and giver.reported_by is distinct from register_entries.reported_by))`;
}

/** `entry.read_raw` as a condition on an entry: counts as they were entered. */
export function readsRawSql(actor: Actor, today: string): SQL<boolean> {
  const { onTeam, isSteward, isOfOwnState } = entryFacts(actor, today);
  return sql<boolean>`(${onTeam} or ${isSteward} or (${isOfOwnState} and ${isPublishedSql(today)}))`;
}

/** Checked, public, its day has come, and no State speaks of another without a second source. */
export function isPublishableSql(today: string): SQL<boolean> {
  const { dayHasCome, isCorroborated } = entryFacts({ kind: "anonymous" }, today);
  return sql<boolean>`(${and(
    eq(registerEntries.status, "checked"),
    eq(registerEntries.accessClass, "public"),
    dayHasCome,
    or(eq(registerEntries.namesOtherState, false), isCorroborated),
  )})`;
}

/** The same, and a figure stands in the published version of its data set as it is now. */
export function isPublishedSql(today: string): SQL<boolean> {
  const { isReleased } = entryFacts({ kind: "anonymous" }, today);
  return sql<boolean>`(${isPublishableSql(today)} and ${isReleased})`;
}

/**
 * `entry.read` as a condition on rows of `register_entries`: the SQL twin of the policy, for every list, count, map and
 * search. Undefined where nothing is hidden.
 */
export function visibleTo(actor: Actor, today: string): SQL | undefined {
  if (actor.kind === "system") return undefined;
  if (actor.kind === "anonymous" || actor.roles.includes("administrator")) return NOTHING;
  if (actor.roles.includes("programme_manager")) return undefined;
  const facts = entryFacts(actor, today);
  return or(isPublishedSql(today), facts.isWriter, facts.onTeam, facts.isSteward);
}

/** `entry.check` as a condition on rows of `register_entries`: drafts that wait for this person to check them. */
export function awaitsCheckBy(actor: Actor, today: string): SQL<boolean> {
  if (actor.kind !== "user" || actor.roles.includes("administrator")) return NOTHING;
  const { isSteward, isWriter } = entryFacts(actor, today);
  return sql<boolean>`(${and(eq(registerEntries.status, "draft"), isSteward, not(isWriter))})`;
}
