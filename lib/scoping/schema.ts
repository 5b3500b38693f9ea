/** What may be sent about scoping. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { day, language, optionalText, splitWords } from "@/lib/core/field-schemas";

const REFERENCE_MAX = 500;
const MISSING = "errors.field.missing";
const languages = z.preprocess(splitWords, z.array(language));

/** The consent of the State and the languages; `version` 0 says that nothing was saved yet. */
export const saveScopingSchema = assessmentKeySchema
  .extend({
    version: z.coerce.number().int().min(0),
    consentReference: optionalText(REFERENCE_MAX),
    consentOn: day,
    languages,
    otherLanguages: languages,
  })
  .refine(({ consentReference, consentOn }) => consentOn === null || consentReference !== null, {
    message: MISSING,
    path: ["consentReference"],
  })
  .refine(({ consentReference, consentOn }) => consentReference === null || consentOn !== null, {
    message: MISSING,
    path: ["consentOn"],
  })
  .transform(({ otherLanguages, ...input }) => ({
    ...input,
    languages: [...new Set([...input.languages, ...otherLanguages])],
  }));
export type SaveScoping = z.output<typeof saveScopingSchema>;
