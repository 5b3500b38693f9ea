/** Small parts of the format of a release that more than one of its parts is made of. */
import { z } from "zod";

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** A code of the edition with its words. */
export const coded = z.strictObject({ code: z.string(), label: z.string() });
