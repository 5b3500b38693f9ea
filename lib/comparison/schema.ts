/** The view of the comparison as its address holds it. Pure. */
import { z } from "zod";

const key = z.string().min(1).max(60);

/** A round of another organisation with one of its figures, one of ours, and the capability beside exposure. */
export const comparisonViewSchema = z.object({
  outside: z.string().min(1).max(40).optional().catch(undefined),
  theirs: key.optional().catch(undefined),
  ours: key.optional().catch(undefined),
  capability: key.optional().catch(undefined),
});
export type ComparisonView = z.output<typeof comparisonViewSchema>;
