/** What a person says who proposes to erase a passage. Safe in the browser. */
import { z } from "zod";
import { requiredText } from "@/lib/core/field-schemas";
import { releaseCodeSchema } from "@/lib/releases/schema";

/** The kinds of noun from whose pages a passage is proposed for erasing. */
export const ERASURE_NOUNS = [
  "rating",
  "assessment",
  "assessment_scope",
  "comment",
  "comment_thread",
  "source",
  "passage",
  "register_entry",
  "error_report",
  "correction_request",
  "country_comment",
  "comment_response",
  "information_request",
  "correspondence",
  "meeting",
  "self_assessment",
] as const;
export type ErasureNoun = (typeof ERASURE_NOUNS)[number];

/** Which noun, in the address of the page that proposes. */
export const erasableAddressSchema = z.object({ entity: z.enum(ERASURE_NOUNS), id: z.uuid() });

/** A proposal that a person confirms, declines or takes back. */
export const erasureKeySchema = z.object({ id: z.uuid() });
/** Erasing cannot be taken back: the second person says so. */
export const confirmErasureSchema = erasureKeySchema.extend({
  confirmed: z.literal("on", "errors.field.unconfirmed"),
});

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
  // Stored texts hold line feeds alone; a form sends them behind carriage returns.
  passage: z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n"))
    .refine(isPassage, "errors.field.missing"),
  reason: requiredText(2_000),
});
export type ErasureProposal = z.output<typeof erasureProposalSchema>;

/** What the page of a proposal says once it was confirmed: from how many texts, and which releases hold it still. */
export const erasedAddressSchema = z.object({
  erased: z.coerce.number().int().nonnegative().optional().catch(undefined),
  releases: z
    .string()
    .transform((codes) => codes.split(" ").filter((code) => releaseCodeSchema.safeParse(code).success))
    .catch([]),
});
