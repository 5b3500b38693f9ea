/** The parts of an assessment that a person may open, by the rights table. Pure. */
import type { Actor } from "@/lib/core/context";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";

/** Each part with its address below the assessment and the permission that opens it. */
export const ASSESSMENT_PARTS = [
  { part: "tasks", path: "", permission: "progress.read" },
  { part: "scoping", path: "/scoping", permission: "scoping.read" },
  { part: "scope", path: "/scope", permission: "scope.read" },
  { part: "selfAssessment", path: "/self-assessment", permission: "self_rating.see" },
  { part: "informationRequests", path: "/information-requests", permission: "information_request.read" },
  { part: "correspondence", path: "/correspondence", permission: "correspondence.read" },
  { part: "contributions", path: "/contributions", permission: "contribution.see" },
  { part: "missions", path: "/missions", permission: "mission.read" },
  { part: "secondRating", path: "/second-rating", permission: "second_rating.see" },
  { part: "review", path: "/review", permission: "comment.read" },
  { part: "findings", path: "/findings", permission: "finding.read" },
  { part: "recommendations", path: "/recommendations", permission: "recommendation.read" },
  { part: "countryComments", path: "/country-comments", permission: "country_comment.see" },
  { part: "scorecard", path: "/scorecard", permission: "figures.read" },
  { part: "fieldMode", path: "/field", permission: "field_mode.use" },
  { part: "duties", path: "/duties", permission: "progress.read" },
  { part: "history", path: "/history", permission: "progress.read" },
] as const satisfies readonly { part: string; path: string; permission: AssessmentPermission }[];
export type AssessmentPart = (typeof ASSESSMENT_PARTS)[number]["part"];

/** The parts that the actor may open, in their order. */
export function partsFor(actor: Actor, subject: AssessmentSubject): readonly AssessmentPart[] {
  return ASSESSMENT_PARTS.filter(({ permission }) => can(actor, permission, subject)).map(({ part }) => part);
}
