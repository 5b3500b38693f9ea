import { and, or, type SQL, sql } from "drizzle-orm";
import type { ContributionAccessClass } from "@/db/enums";
import { contributionReaders, contributions } from "@/db/schema/contribution";
import { sources } from "@/db/schema/source";
import { holdsDuty } from "@/lib/assessments/holds-duty";
import type { Actor } from "@/lib/core/context";
import { DRAFTING_DUTIES, TEAM_DUTIES } from "@/lib/policy/duties";

const NOTHING = sql<boolean>`false`;
const ALL = sql<boolean>`true`;

/**
 * The class by which a row of `contributions` is read: the one that its contributor chose, or confidential as soon as the
 * source made of it is. What was promised stays in the row; its texts and files are never more open than their source.
 */
export const effectiveClass = sql<ContributionAccessClass>`(case when exists (select 1 from ${sources} where ${sources.id} = ${contributions.sourceId} and ${sources.accessClass} = 'confidential') then 'confidential' else ${contributions.accessClass} end)`;

/** What the rules of contributions ask about one actor, as conditions on a row of `contributions`. */
export type ContributionFacts = Record<
  "isNamedReader" | "isKeeper" | "isContributor" | "onTeam" | "onDraftingTeam",
  SQL<boolean>
>;

/** The facts of `ContributionSubject` as SQL, so that one statement decides rights on one contribution or on a list. */
export function contributionFacts(actor: Actor): ContributionFacts {
  if (actor.kind !== "user") {
    const every = actor.kind === "system" ? ALL : NOTHING;
    return {
      isNamedReader: every,
      isKeeper: every,
      isContributor: every,
      onTeam: every,
      onDraftingTeam: every,
    };
  }
  const { userId } = actor;
  return {
    isNamedReader: sql<boolean>`exists (select 1 from ${contributionReaders} where ${contributionReaders.contributionId} = ${contributions.id} and ${contributionReaders.userId} = ${userId})`,
    isKeeper: sql<boolean>`${contributions.keeperId} = ${userId}::uuid`,
    isContributor: sql<boolean>`${contributions.contributorId} is not distinct from ${userId}::uuid`,
    onTeam: actor.roles.includes("programme_manager")
      ? ALL
      : holdsDuty(userId, contributions.assessmentId, TEAM_DUTIES),
    onDraftingTeam: holdsDuty(userId, contributions.assessmentId, DRAFTING_DUTIES),
  };
}

/**
 * `contribution.read` as a condition on rows of `contributions`: the SQL twin of the policy, for every list and count.
 * Undefined where nothing is hidden.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  if (actor.kind === "system") return undefined;
  if (actor.kind === "anonymous" || actor.roles.includes("administrator")) return NOTHING;
  const { onTeam, isNamedReader, onDraftingTeam } = contributionFacts(actor);
  return and(onTeam, or(isNamedReader, and(sql`${effectiveClass} = 'restricted'`, onDraftingTeam)));
}
