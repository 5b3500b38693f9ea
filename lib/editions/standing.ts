/** Who stands behind an edition. Pure. */

/** Whether somebody validated an edition, another organisation published it, or it is a proposal still. */
export type Standing = "validated" | "published_elsewhere" | "proposal";

/** The standing of an edition by whether a validation was recorded and by what its file says. */
export function standingOf(isValidated: boolean, { status }: { status: string }): Standing {
  if (isValidated) return "validated";
  return status === "published_elsewhere" ? status : "proposal";
}
