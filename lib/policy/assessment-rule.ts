/** What a line of the table of rights on assessments may speak of. Pure. */
import type { AssessmentState, Duty, Role } from "@/db/enums";

/** Who a rule speaks of: a duty on this assessment, or a role. */
export type AssessmentWho =
  | Duty
  | Extract<Role, "programme_manager" | "observer" | "reader" | "administrator">;
/** A fact about the assessment that a rule may ask for besides its state. */
export type AssessmentFact =
  | "wasReviewed"
  | "hasRelease"
  | "hasSecondRating"
  | "wasRevealed"
  | "beginsWithScoping"
  | "selfIsOpen"
  | "selfIsCertified"
  | "stateIsHeard"
  | "stateWasAsked"
  | "hasHeardRelease";
/** A subject of which none of the facts holds. */
export const NO_FACTS: Readonly<Record<AssessmentFact, false>> = {
  wasReviewed: false,
  hasRelease: false,
  hasSecondRating: false,
  wasRevealed: false,
  beginsWithScoping: false,
  selfIsOpen: false,
  selfIsCertified: false,
  stateIsHeard: false,
  stateWasAsked: false,
  hasHeardRelease: false,
};
/** One line of the table: any of `who`, in any of the states, where the fact holds. */
export type AssessmentRule = {
  readonly who: readonly AssessmentWho[];
  readonly in: readonly AssessmentState[] | "any";
  readonly when?: AssessmentFact;
};
