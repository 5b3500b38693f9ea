/** Duties that the rights speak of together. */
import type { Duty } from "@/db/enums";

/** Who rate first and write the draft. */
export const DRAFTERS = ["lead", "assessor"] as const satisfies readonly Duty[];

/** The drafting team: the drafters, and who rates beside them without seeing what they rate. */
export const DRAFTING_DUTIES = [...DRAFTERS, "second_rater"] as const satisfies readonly Duty[];

/** The duties of a team; programme managers are on it by their role. */
export const TEAM_DUTIES = [...DRAFTING_DUTIES, "reviewer", "approver"] as const satisfies readonly Duty[];
