/** Who stands behind an edition. Pure. */
import type { EditionRecord } from "./queries";

/** Whether an edition is still a proposal: nobody validated it, and no other organisation published it. */
export function isProposal({
  validation,
  publishedElsewhere,
}: Pick<EditionRecord, "validation" | "publishedElsewhere">): boolean {
  return validation === null && publishedElsewhere === null;
}
