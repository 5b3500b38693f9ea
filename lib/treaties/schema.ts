import { z } from "zod";

/** The day that the status page is asked about; anything that is no day asks for today. */
export const asOfSchema = z.object({ asOf: z.iso.date().nullable().catch(null) });
