/** What may be sent about requests to institutions. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { language, list, optionalText, requiredDay, requiredText } from "@/lib/core/field-schemas";
import { SHORT_TEXT_MAX } from "@/lib/ratings/fields";
import { institutionFields, requireOneInstitution } from "@/lib/registers/institution-schema";

/** A rating takes the refusal with its day. */
const REFUSAL_MAX = SHORT_TEXT_MAX - 50;

const optionalDay = z.preprocess((value) => (value === "" ? null : (value ?? null)), requiredDay.nullable());

/** A request by the number that it has in its assessment. */
export const requestKeySchema = assessmentKeySchema.extend({ number: z.coerce.number().int().min(1) });
export type RequestKey = z.output<typeof requestKeySchema>;

/** A request as a whole; number and version 0 say that it is a new one. */
export const saveRequestSchema = assessmentKeySchema
  .extend({
    number: z.coerce.number().int().min(0),
    version: z.coerce.number().int().min(0),
    what: requiredText(SHORT_TEXT_MAX),
    ...institutionFields,
    indicators: list(z.string()).refine((codes) => codes.length > 0, "errors.field.missing"),
    askedOn: requiredDay,
    dueOn: requiredDay,
    remindedOn: optionalDay,
    answeredOn: optionalDay,
    refusedOn: optionalDay,
    refusalReason: optionalText(REFUSAL_MAX),
    language,
  })
  .superRefine((request, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    requireOneInstitution(request, context);
    for (const name of ["dueOn", "remindedOn", "answeredOn", "refusedOn"] as const) {
      const value = request[name];
      if (value !== null && value < request.askedOn) refuse(name, "errors.field.before_asked");
    }
    if (request.answeredOn !== null && request.refusedOn !== null)
      refuse("refusedOn", "errors.field.answered_and_refused");
    if (request.refusedOn !== null && request.refusalReason === null)
      refuse("refusalReason", "errors.field.missing");
    if (request.refusedOn === null && request.refusalReason !== null)
      refuse("refusedOn", "errors.field.missing");
  });
export type SaveRequest = z.output<typeof saveRequestSchema>;

/** The rating of one indicator of a request takes over what was asked. */
export const takeIntoRatingSchema = requestKeySchema.extend({ indicator: z.string() });
export type TakeIntoRating = z.output<typeof takeIntoRatingSchema>;

/** Institutions that gave no answer are added to the scope, over the version of it that the person saw. */
export const takeIntoScopeSchema = assessmentKeySchema.extend({
  version: z.coerce.number().int().min(0),
  institutions: list(z.string()).refine((names) => names.length > 0, "errors.field.missing"),
  language,
});
export type TakeIntoScope = z.output<typeof takeIntoScopeSchema>;
