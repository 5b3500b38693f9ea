import { z } from "zod";

/** Which part of the chain a page shows: what comes before a position, else its head. */
export const chainFilter = z.object({
  before: z.coerce.number().int().min(1).nullable().catch(null).default(null),
});
