import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { attributionEnum, code, consentEnum, day, id, instant, meetingStateEnum } from "./_columns";
import { assessments } from "./assessment";
import { indicators } from "./instrument";
import { registerEntries } from "./register";
import { sources } from "./source";
import { users } from "./user";

/** A visit of the team to the country: its days, the towns it goes to, and who answers for its safety. */
export const missions = pgTable(
  "missions",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    /** Counts within the assessment; how a mission is named in addresses. */
    number: integer().notNull(),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    /** Places no finer than a town. */
    places: text().notNull(),
    /** The day on which the lead acknowledged the safety and ethics plan of these days and places. */
    planAcknowledgedOn: day(),
    planAcknowledgedBy: uuid().references(() => users.id),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("missions_assessment_number_unique").on(t.assessmentId, t.number),
    check("missions_places_filled", sql`btrim(${t.places}) <> ''`),
    check("missions_days_in_order", sql`${t.endsOn} >= ${t.startsOn}`),
    check("missions_plan", sql`num_nulls(${t.planAcknowledgedOn}, ${t.planAcknowledgedBy}) in (0, 2)`),
  ],
);

/** A meeting of a mission with an institution. What was said in it stands in its record, then in its source. */
export const meetings = pgTable(
  "meetings",
  {
    id: id(),
    missionId: uuid()
      .notNull()
      .references(() => missions.id),
    /** Counts within the mission; how a meeting is named in addresses. */
    number: integer().notNull(),
    heldOn: day().notNull(),
    /** Time of day at the place, as HH:MM. */
    startsAt: text(),
    /** The entry of the register of institutions, where it is one. */
    institutionId: uuid().references(() => registerEntries.id),
    /** Its name as it was when the meeting was planned: the register may name it otherwise later. */
    institutionName: text().notNull(),
    /** A place no finer than a town. */
    place: text(),
    state: meetingStateEnum().notNull(),
    cancelReason: text(),
    /** What is asked beside the indicators. */
    questions: text(),
    /** BCP 47 tag of the language that is spoken in it. */
    spokenLanguage: text(),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    /** The source that was made of it. */
    sourceId: uuid()
      .unique("meetings_source_unique")
      .references(() => sources.id),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("meetings_mission_number_unique").on(t.missionId, t.number),
    check("meetings_institution_filled", sql`btrim(${t.institutionName}) <> ''`),
    check("meetings_time_form", sql`${t.startsAt} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("meetings_cancelled", sql`(${t.state} = 'cancelled') = (${t.cancelReason} is not null)`),
    check("meetings_source_of_held", sql`${t.sourceId} is null or ${t.state} = 'held'`),
  ],
);

/** The indicators that are asked about in a meeting. */
export const meetingIndicators = pgTable(
  "meeting_indicators",
  {
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.indicator] }),
    foreignKey({
      name: "meeting_indicators_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
  ],
);

/**
 * What the drafting team keeps of a meeting until a source is made of it: a code in place of a name, consent, the
 * attribution that was agreed, the day of erasure, and the notes. The row goes when the source is made.
 */
export const meetingRecords = pgTable(
  "meeting_records",
  {
    meetingId: uuid()
      .primaryKey()
      .references(() => meetings.id),
    personCode: text().notNull(),
    functionHeld: text(),
    province: text(),
    consent: consentEnum().notNull(),
    consentOn: day().notNull(),
    consentWithdrawnOn: day(),
    attribution: attributionEnum().notNull(),
    deleteOn: day().notNull(),
    notes: text(),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    /** Its texts went on the agreed day, before a source was made. */
    erasedAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    check("meeting_records_code_filled", sql`btrim(${t.personCode}) <> ''`),
    check("meeting_records_notes_by_consent", sql`${t.notes} is null or ${t.consent} = 'given'`),
    check(
      "meeting_records_erased",
      sql`${t.erasedAt} is null or num_nonnulls(${t.functionHeld}, ${t.province}, ${t.notes}) = 0`,
    ),
    check(
      "meeting_records_withdrawal",
      sql`${t.consent} <> 'withdrawn' or ${t.consentWithdrawnOn} is not null`,
    ),
  ],
);
