/** What may be sent about an edition. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { optionalText, requiredText } from "@/lib/core/form";

/** Longest instrument file, in characters. */
export const EDITION_CHARACTERS_MAX = 4_000_000;

/** CODE@VERSION of an edition. */
export const editionNameSchema = z.string().regex(/^[^@\s]+@[^@\s]+$/, "errors.field.missing");

/** Record who validated an edition and when. */
export const validateEditionSchema = z.object({
  edition: editionNameSchema,
  validatedBy: requiredText(500),
  validatedOn: z.iso.date("rounds.problems.not_a_day"),
  note: optionalText(2_000),
});
export type ValidateEdition = z.output<typeof validateEditionSchema>;
