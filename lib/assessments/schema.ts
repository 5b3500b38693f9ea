/** What may be sent about an assessment. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { ASSESSMENT_STATES, DUTIES } from "@/db/enums";
import { language, list, optionalText, requiredDay, requiredText, typedIso3 } from "@/lib/core/field-schemas";
import { previewProofsSchema } from "./previews";

const SHORT = 2_000;
const LONG = 10_000;
/** The natural key of an assessment, as it stands in an address. */
export const assessmentKeySchema = z.object({ round: z.string().min(1), iso3: typedIso3 });
const reason = requiredText(SHORT);

/** Open the assessments of several countries of a round. */
export const openAssessmentsSchema = z.object({
  round: z.string().min(1),
  countries: list(typedIso3).refine((countries) => countries.length > 0, "errors.field.choose_country"),
});
export type OpenAssessments = z.output<typeof openAssessmentsSchema>;

/** Another due day of one state. */
export const changeDueDateSchema = assessmentKeySchema.extend({
  state: z.enum(ASSESSMENT_STATES),
  dueOn: requiredDay,
  reason,
});
export type ChangeDueDate = z.output<typeof changeDueDateSchema>;

/** A partial date in EDTF of the simple kind: a year, a month or a day. */
const partialDate = z.preprocess(
  (value) => (typeof value === "string" ? value.trim() || null : (value ?? null)),
  z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "errors.field.partial_date")
    .nullable(),
);

/** Scope and limits as a whole; `version` 0 says that nothing was saved yet. */
export const saveScopeSchema = assessmentKeySchema.extend({
  version: z.coerce.number().int().min(0),
  periodFrom: partialDate,
  periodTo: partialDate,
  territory: optionalText(LONG),
  governmentLevels: optionalText(LONG),
  placesVisited: optionalText(LONG),
  institutionsSilent: optionalText(LONG),
  limits: optionalText(LONG),
  language,
});
export type SaveScope = z.output<typeof saveScopeSchema>;

/** One duty for one person on several assessments of a round. */
export const giveDutiesSchema = z.object({
  round: z.string().min(1),
  countries: list(typedIso3).refine((countries) => countries.length > 0, "errors.field.choose_country"),
  userId: z.uuid("errors.field.missing"),
  duty: z.enum(DUTIES, "errors.field.missing"),
});
export type GiveDuties = z.output<typeof giveDutiesSchema>;

/** One duty for one person on one assessment. */
export const giveDutySchema = assessmentKeySchema.extend({
  userId: z.uuid("errors.field.missing"),
  duty: z.enum(DUTIES, "errors.field.missing"),
});

/** A duty ends, for a reason. */
export const endDutySchema = assessmentKeySchema.extend({ dutyId: z.uuid("errors.field.missing"), reason });
export type EndDuty = z.output<typeof endDutySchema>;

/** A duty passes to another person, for a reason. */
export const handOverDutySchema = endDutySchema.extend({ userId: z.uuid("errors.field.missing") });
export type HandOverDuty = z.output<typeof handOverDutySchema>;

/** The transitions that a person takes, as they stand in forms and addresses. */
export const TRANSITION_NAMES = [
  "begin",
  "submit",
  "return",
  "pass",
  "send_draft",
  "comment",
  "note_silence",
  "send_changes",
  "answer",
  "publish",
  "withdraw",
  "reopen",
] as const;
export type TransitionName = (typeof TRANSITION_NAMES)[number];

/** One transition; what is required of it beyond the name stands in the transition table. */
const takeTransitionSchema = assessmentKeySchema.extend({
  transition: z.enum(TRANSITION_NAMES),
  /** The version of the assessment that the person saw. */
  version: z.coerce.number().int().min(1),
  reason: optionalText(SHORT),
  /** What a corrigendum changed. */
  corrigendum: optionalText(LONG),
  /** The person saw the page as the State and as a reader will read it. */
  previewSeen: z.preprocess((value) => value === true || value === "on" || value === "true", z.boolean()),
});
export type TakeTransition = z.output<typeof takeTransitionSchema>;
/** The same from a form, with the proofs that both previews were opened. */
export const stepFormSchema = takeTransitionSchema.extend(previewProofsSchema.shape);
export type StepForm = z.output<typeof stepFormSchema>;
