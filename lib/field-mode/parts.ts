/** Which part of an assessment goes along with whom. Pure. */
import type { Duty } from "@/db/enums";
import type { Actor } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import type { FieldPart } from "./rules";

/** The duties of which one has to last for a device to keep what it has. */
export const FIELD_DUTIES = [
  "lead",
  "assessor",
  "second_rater",
  "focal_point",
  "contributor",
] as const satisfies readonly Duty[];

/** The part that goes along with a person who may take the assessment along: what they may write. */
export function fieldPartOf(actor: Actor, subject: AssessmentSubject): FieldPart {
  if (can(actor, "rating.write", subject)) return "draft";
  return can(actor, "second_rating.write", subject) ? "second_rating" : "self_assessment";
}
