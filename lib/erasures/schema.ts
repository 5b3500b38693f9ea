/** What a person says who proposes to erase a passage. Safe in the browser. */
import { z } from "zod";

/** What stands where a passage was erased: the sign for words left out. `erased_mark()` of the database is the same. */
export const ERASED_MARK = "[…]";
/** Shorter than this it would take letters out of every word. */
const PASSAGE_MIN = 3;

/** Whether a text can be erased: what stands in it beside earlier marks is long enough to be told from other words. */
export function isPassage(text: string): boolean {
  return text.replaceAll(ERASED_MARK, "").trim().length >= PASSAGE_MIN;
}

/** Which noun of which id, the passage word for word, and why it is to go. */
export const erasureProposalSchema = z.object({
  entity: z.string().min(1),
  entityId: z.uuid(),
  passage: z.string().refine(isPassage, "errors.field.missing"),
  reason: z.string().trim().min(1, "errors.field.missing"),
});
export type ErasureProposal = z.output<typeof erasureProposalSchema>;
