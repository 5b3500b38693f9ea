/** What may be sent about letters between the programme and a State. Pure, and safe in the browser. */
import { z } from "zod";
import { CORRESPONDENCE_DIRECTIONS } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { language, requiredDay, requiredText } from "@/lib/core/field-schemas";
import { SHORT_TEXT_MAX } from "@/lib/ratings/fields";
import { institutionFields, requireOneInstitution } from "@/lib/registers/institution-schema";

const REFERENCE_MAX = 200;

/** The names under which a letter holds what people typed. */
export const LETTER_TEXTS = [
  "reference",
  "institutionName",
  "subject",
  "fileName",
  "withdrawalReason",
] as const;

/** A letter by the number that it has in its assessment. */
export const letterKeySchema = assessmentKeySchema.extend({ number: z.coerce.number().int().min(1) });
export type LetterKey = z.output<typeof letterKeySchema>;

/** A letter that was sent or received. */
export const addLetterSchema = assessmentKeySchema
  .extend({
    direction: z.enum(CORRESPONDENCE_DIRECTIONS, "errors.field.missing"),
    reference: requiredText(REFERENCE_MAX),
    writtenOn: requiredDay,
    passedOn: requiredDay,
    ...institutionFields,
    subject: requiredText(SHORT_TEXT_MAX),
    language,
  })
  .superRefine(({ writtenOn, passedOn, ...named }, { addIssue }) => {
    requireOneInstitution(named, { addIssue });
    if (passedOn < writtenOn)
      addIssue({ code: "custom", path: ["passedOn"], message: "errors.field.before_written" });
  });
export type AddLetter = z.output<typeof addLetterSchema>;

/** A letter was noted by mistake. */
export const withdrawLetterSchema = letterKeySchema.extend({ reason: requiredText(SHORT_TEXT_MAX) });
export type WithdrawLetter = z.output<typeof withdrawLetterSchema>;
