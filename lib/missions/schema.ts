/** What may be sent about missions and their meetings. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import {
  ACCESS_CLASSES,
  CITATION_SHOWS,
  CITATION_STANCES,
  CREDIBILITIES,
  MEETING_STATES,
  RELIABILITIES,
} from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import {
  choice,
  language,
  list,
  optionalLanguage,
  optionalText,
  requiredDay,
  requiredText,
  trimmed,
} from "@/lib/core/field-schemas";
import { institutionFields, requireOneInstitution } from "@/lib/registers/institution-schema";
import { ALSO_BESIDE_MISTAKES, agreementFields, checkAgreement, PASSAGE_MAX } from "@/lib/sources/schema";

const SHORT = 500;
const LONG = 2_000;

const number = z.coerce.number().int();
const version = number.min(0);
const chosen = list(z.string()).refine((all) => all.length > 0, "errors.field.missing");

/** A mission by the number that it has in its assessment. */
export const missionKeySchema = assessmentKeySchema.extend({ mission: number.min(1) });
export type MissionKey = z.output<typeof missionKeySchema>;

/** A meeting by the number that it has in its mission. */
export const meetingKeySchema = missionKeySchema.extend({ meeting: number.min(1) });
export type MeetingKey = z.output<typeof meetingKeySchema>;

/** A mission as a whole; number and version 0 say that it is a new one. */
export const saveMissionSchema = assessmentKeySchema
  .extend({
    mission: number.min(0),
    version,
    startsOn: requiredDay,
    endsOn: requiredDay,
    places: requiredText(LONG),
    language,
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ["endsOn"],
    message: "errors.field.ends_before_start",
  });
export type SaveMission = z.output<typeof saveMissionSchema>;

/** The lead says that there is a safety and ethics plan for the days and places of that version. */
export const acknowledgePlanSchema = missionKeySchema.extend({ version });
export type AcknowledgePlan = z.output<typeof acknowledgePlanSchema>;

/** Meetings with institutions that did not answer a request, all on one day. */
export const planMeetingsSchema = missionKeySchema.extend({
  institutions: chosen,
  heldOn: requiredDay,
  language,
});
export type PlanMeetings = z.output<typeof planMeetingsSchema>;

/** A meeting as a whole; number and version 0 say that it is a new one. */
export const saveMeetingSchema = missionKeySchema
  .extend({
    meeting: number.min(0),
    version,
    heldOn: requiredDay,
    startsAt: z.preprocess(
      trimmed,
      z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors.field.time")
        .nullable(),
    ),
    ...institutionFields,
    place: optionalText(SHORT),
    state: z.enum(MEETING_STATES, "errors.field.missing"),
    cancelReason: optionalText(LONG),
    questions: optionalText(LONG),
    indicators: list(z.string()),
    spokenLanguage: optionalLanguage,
    language,
  })
  .superRefine((meeting, context) => {
    requireOneInstitution(meeting, context);
    const isCancelled = meeting.state === "cancelled";
    if (isCancelled && meeting.cancelReason === null)
      context.addIssue({ code: "custom", path: ["cancelReason"], message: "errors.field.missing" });
    if (!isCancelled && meeting.cancelReason !== null)
      context.addIssue({
        code: "custom",
        path: ["cancelReason"],
        message: "errors.field.not_cancelled",
      });
  });
export type SaveMeeting = z.output<typeof saveMeetingSchema>;

/** What was agreed and noted in a meeting that was held; version 0 says that nothing was saved yet. */
export const saveRecordSchema = meetingKeySchema
  .extend({ ...agreementFields, version, notes: optionalText(PASSAGE_MAX), language })
  .superRefine((record, context) => {
    checkAgreement({ ...record, heldOn: null }, context);
    if (record.notes !== null && record.consent !== "given")
      context.addIssue({
        code: "custom",
        path: ["notes"],
        message: "errors.field.notes_without_consent",
      });
  }, ALSO_BESIDE_MISTAKES);
export type SaveRecord = z.output<typeof saveRecordSchema>;

/** What only a person can say of the source that is made of a meeting; the rest is known. */
export const makeSourceSchema = meetingKeySchema.extend({
  /** Of the record that the person saw. */
  version,
  type: z.enum(["interview_official", "interview_nonstate"], "errors.field.missing"),
  title: requiredText(SHORT),
  publisher: optionalText(SHORT),
  accessClass: z.enum(ACCESS_CLASSES, "errors.field.missing"),
  reliability: choice(RELIABILITIES),
  credibility: choice(CREDIBILITIES),
  shows: z.enum(CITATION_SHOWS, "errors.field.missing"),
  stance: z.enum(CITATION_STANCES, "errors.field.missing"),
  indicators: list(z.string()),
});
export type MakeSource = z.output<typeof makeSourceSchema>;

/** Places of held meetings are added to the scope, over the version of it that the person saw. */
export const takePlacesSchema = assessmentKeySchema.extend({ version, places: chosen, language });
export type TakePlaces = z.output<typeof takePlacesSchema>;
