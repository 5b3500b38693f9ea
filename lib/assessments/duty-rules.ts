/** Which duty a person may hold on an assessment, and why not. Pure; the database holds the same rules. */
import type { Duty, Role } from "@/db/enums";
import { DRAFTING_DUTIES } from "@/lib/policy/duties";

/** What the rules look at. */
export type DutyFacts = {
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  /** The person declared the State as own nationality or as an interest. */
  readonly ownState: boolean;
  /** Active duties of the person on this assessment. */
  readonly duties: readonly Duty[];
  /** Somebody leads this assessment already. */
  readonly hasLead: boolean;
  /** The person rated something in this assessment, now or before. */
  readonly hasRated: boolean;
  /** The person judged this assessment before: passed it on, sent it back, confirmed or closed a thread. */
  readonly hasReviewed: boolean;
  /** The person published this assessment before. */
  readonly hasApproved: boolean;
};

/** Why a duty is refused; a message key below `rounds.refusals`. */
export type DutyRefusal =
  | "person_disabled"
  | "administrator_has_no_duty"
  | "own_state"
  | "duty_held"
  | "lead_taken"
  | "rates_and_reviews"
  | "reviews_and_approves"
  | "inside_and_outside"
  | "has_rated"
  | "has_reviewed"
  | "has_approved";

/** What became of a duty that was to be given on one assessment of several; null where it was given. */
export type DutyOutcome = { iso3: string; refusal: DutyRefusal | "not_open" | "person_unknown" | null };

const RATING: readonly Duty[] = DRAFTING_DUTIES;
const JUDGING: readonly Duty[] = ["reviewer", "approver"];
const OUTSIDE_TEAM: readonly Duty[] = ["focal_point", "contributor"];

/** The first reason why the person cannot be given the duty, or null. */
export function dutyRefusal(duty: Duty, facts: DutyFacts): DutyRefusal | null {
  const others = facts.duties.filter((held) => held !== duty);
  if (facts.disabled) return "person_disabled";
  if (facts.roles.includes("administrator")) return "administrator_has_no_duty";
  if (facts.ownState && duty !== "focal_point") return "own_state";
  if (facts.duties.includes(duty)) return "duty_held";
  if (duty === "lead" && facts.hasLead) return "lead_taken";
  if (others.some((held) => OUTSIDE_TEAM.includes(held) !== OUTSIDE_TEAM.includes(duty)))
    return "inside_and_outside";
  if (others.some((held) => JUDGING.includes(held) && JUDGING.includes(duty))) return "reviews_and_approves";
  if (
    others.some(
      (held) =>
        (RATING.includes(held) && JUDGING.includes(duty)) ||
        (JUDGING.includes(held) && RATING.includes(duty)),
    )
  )
    return "rates_and_reviews";
  if (JUDGING.includes(duty) && facts.hasRated) return "has_rated";
  if (duty === "approver" && facts.hasReviewed) return "has_reviewed";
  if (duty === "reviewer" && facts.hasApproved) return "has_approved";
  return null;
}

/** The reason behind a constraint that the database refused a duty with. */
export const DUTY_CONSTRAINTS: Readonly<Record<string, DutyRefusal>> = {
  administrator_stands_alone: "administrator_has_no_duty",
  assessment_duties_own_state: "own_state",
  assessment_duties_exclude: "rates_and_reviews",
  assessment_duties_active_unique: "duty_held",
  assessment_duties_one_lead: "lead_taken",
};
