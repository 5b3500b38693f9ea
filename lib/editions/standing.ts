/** Who stands behind an edition. Pure. */
import type { EditionRecord } from "./queries";

/** Whether somebody validated an edition, another organisation published it, or it is a proposal still. */
export type Standing = "validated" | "published_elsewhere" | "proposal";

/** The standing of an edition by whether a validation was recorded and by what its file says. */
export function standingOf(isValidated: boolean, { status }: { status: string }): Standing {
  if (isValidated) return "validated";
  return status === "published_elsewhere" ? status : "proposal";
}

/** Whether an edition is still a proposal: nobody validated it, and no other organisation published it. */
export function isProposal({
  validation,
  publishedElsewhere,
}: Pick<EditionRecord, "validation" | "publishedElsewhere">): boolean {
  return validation === null && publishedElsewhere === null;
}
