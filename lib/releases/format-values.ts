/** Small parts of the format of a release that more than one of its parts is made of. */
import { z } from "zod";

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** A code of the edition with its words. */
export const coded = z.strictObject({ code: z.string(), label: z.string() });
/** Scope and limits as they are published. */
export const scopeSchema = z.strictObject({
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  territory: z.string().nullable(),
  governmentLevels: z.string().nullable(),
  placesVisited: z.string().nullable(),
  institutionsSilent: z.string().nullable(),
  limits: z.string().nullable(),
  language: z.string(),
});
