import { and, inArray, or, type SQL, sql } from "drizzle-orm";
import { DUTIES } from "@/db/enums";
import { assessments, assessmentTransitions } from "@/db/schema/assessment";
import { countryDrafts } from "@/db/schema/country-comment";
import { releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { secondRatingPairs } from "@/db/schema/second-rating";
import { selfAssessments } from "@/db/schema/self-assessment";
import type { Actor } from "@/lib/core/context";
import { type AssessmentPermission, assessmentRules, OUTSIDE_PERMISSIONS } from "@/lib/policy/assessment";
import { type AssessmentFact, type AssessmentRule, NO_FACTS } from "@/lib/policy/assessment-rule";
import { can } from "@/lib/policy/can";
import { holdsDuty } from "./holds-duty";

const NOTHING = sql`false`;

/** The facts that rules ask for, as conditions on a row of `assessments`. */
export const FACTS: Record<AssessmentFact, SQL<boolean>> = {
  wasReviewed: sql<boolean>`exists (select 1 from ${assessmentTransitions} where ${assessmentTransitions.assessmentId} = ${assessments.id} and ${assessmentTransitions.toState} = 'internal_review')`,
  hasRelease: sql<boolean>`exists (select 1 from ${releases} where ${releases.assessmentId} = ${assessments.id})`,
  hasSecondRating: sql<boolean>`exists (select 1 from ${rounds} where ${rounds.id} = ${assessments.roundId} and ${rounds.secondRating})`,
  wasRevealed: sql<boolean>`exists (select 1 from ${secondRatingPairs} where ${secondRatingPairs.assessmentId} = ${assessments.id})`,
  beginsWithScoping: sql<boolean>`exists (select 1 from ${rounds} where ${rounds.id} = ${assessments.roundId} and ${rounds.beginsWithScoping})`,
  selfIsOpen: sql<boolean>`exists (select 1 from ${selfAssessments} where ${selfAssessments.assessmentId} = ${assessments.id} and ${selfAssessments.certifiedAt} is null)`,
  selfIsCertified: sql<boolean>`exists (select 1 from ${selfAssessments} where ${selfAssessments.assessmentId} = ${assessments.id} and ${selfAssessments.certifiedAt} is not null)`,
  stateIsHeard: sql<boolean>`exists (select 1 from ${rounds} where ${rounds.id} = ${assessments.roundId} and ${rounds.stateIsHeard})`,
  stateWasAsked: sql<boolean>`exists (select 1 from ${countryDrafts} where ${countryDrafts.assessmentId} = ${assessments.id})`,
  hasHeardRelease: sql<boolean>`exists (select 1 from ${releases} join ${countryDrafts} on ${countryDrafts.assessmentId} = ${releases.assessmentId} where ${releases.assessmentId} = ${assessments.id})`,
};

/**
 * The rule of a permission as a condition on rows of `assessments`, for every list, count and search: the SQL
 * twin of `can()`, compiled from the same table. Undefined where nothing is hidden from the actor.
 */
export function visibleTo(
  actor: Actor,
  permission: AssessmentPermission = "assessment.see",
): SQL | undefined {
  if (actor.kind === "anonymous") return NOTHING;
  if (actor.kind === "system") return systemMay(actor, permission) ? undefined : NOTHING;
  const inside = or(...assessmentRules(permission).map((rule) => ruleCondition(actor, rule))) ?? NOTHING;
  const seesOutside = actor.roles.includes("programme_manager") && OUTSIDE_PERMISSIONS.includes(permission);
  const ofKind = (kind: "programme" | "outside") =>
    sql`exists (select 1 from ${rounds} where ${rounds.id} = ${assessments.roundId} and ${rounds.kind} = ${kind})`;
  return or(and(ofKind("programme"), inside), seesOutside ? ofKind("outside") : NOTHING);
}

function systemMay(actor: Actor, permission: AssessmentPermission): boolean {
  return can(actor, permission, {
    kind: "assessment",
    state: "drafting",
    roundKind: "programme",
    duties: [],
    ...NO_FACTS,
  });
}

function ruleCondition(actor: Extract<Actor, { kind: "user" }>, rule: AssessmentRule): SQL | undefined {
  const duties = DUTIES.filter((duty) => rule.who.includes(duty));
  const byRole = rule.who.some((who) => actor.roles.some((role) => role === who));
  const who = byRole
    ? undefined
    : duties.length === 0
      ? NOTHING
      : holdsDuty(actor.userId, assessments.id, duties);
  return (
    and(
      who,
      rule.in === "any" ? undefined : inArray(assessments.state, [...rule.in]),
      rule.when === undefined ? undefined : FACTS[rule.when],
    ) ?? sql`true`
  );
}
