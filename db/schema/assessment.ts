import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { assessmentStateEnum, code, day, dutyEnum, id, instant } from "./_columns";
import { countries } from "./country";
import { editionNodes, instrumentEditions } from "./instrument";
import { rounds } from "./round";
import { users } from "./user";

/** One country in one round, for good on the edition it was started with. */
export const assessments = pgTable(
  "assessments",
  {
    id: id(),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    countryId: uuid()
      .notNull()
      .references(() => countries.id),
    editionId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
    state: assessmentStateEnum().notNull(),
    /** When the assessment came into its present state. */
    stateSince: instant().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("assessments_round_country_unique").on(t.roundId, t.countryId),
    unique("assessments_id_edition_unique").on(t.id, t.editionId),
    index("assessments_country_index").on(t.countryId),
    index("assessments_state_index").on(t.state),
  ],
);

/** Scope and limits of an assessment; printed first everywhere. */
export const assessmentScopes = pgTable("assessment_scopes", {
  assessmentId: uuid()
    .primaryKey()
    .references(() => assessments.id),
  periodFrom: text(),
  periodTo: text(),
  territory: text(),
  governmentLevels: text(),
  placesVisited: text(),
  /** Institutions that gave no answer. */
  institutionsSilent: text(),
  limits: text(),
  language: text().notNull(),
  version: integer().notNull(),
  updatedAt: instant().notNull(),
});

/** The day by which each state is to be left. The first value comes from the targets; a change needs a reason. */
export const assessmentDueDates = pgTable(
  "assessment_due_dates",
  {
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    state: assessmentStateEnum().notNull(),
    dueOn: day().notNull(),
    reason: text(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.state] }),
    index("assessment_due_dates_due_index").on(t.dueOn),
  ],
);

/** What a person does in one assessment. A duty that ended keeps its row. */
export const assessmentDuties = pgTable(
  "assessment_duties",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    duty: dutyEnum().notNull(),
    givenAt: instant().notNull(),
    endedAt: instant(),
    endReason: text(),
  },
  (t) => [
    uniqueIndex("assessment_duties_active_unique")
      .on(t.assessmentId, t.userId, t.duty)
      .where(sql`${t.endedAt} is null`),
    uniqueIndex("assessment_duties_one_lead")
      .on(t.assessmentId)
      .where(sql`${t.duty} = 'lead' and ${t.endedAt} is null`),
    index("assessment_duties_user_index").on(t.userId),
    check("assessment_duties_end_reason", sql`${t.endedAt} is null or btrim(${t.endReason}) <> ''`),
  ],
);

/** Each change of state: who, when, from, to, why, and the hash of the ratings then. */
export const assessmentTransitions = pgTable(
  "assessment_transitions",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    fromState: assessmentStateEnum(),
    toState: assessmentStateEnum().notNull(),
    transition: text().notNull(),
    reason: text(),
    byUserId: uuid().references(() => users.id),
    at: instant().notNull(),
    ratingsSha256: text().notNull(),
  },
  (t) => [index("assessment_transitions_assessment_index").on(t.assessmentId, t.at)],
);

/** A person of the drafting team declared a domain complete. */
export const domainDeclarations = pgTable(
  "domain_declarations",
  {
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    domain: code().notNull(),
    declaredBy: uuid()
      .notNull()
      .references(() => users.id),
    declaredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.domain] }),
    foreignKey({
      name: "domain_declarations_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "domain_declarations_domain_fk",
      columns: [t.editionId, t.domain],
      foreignColumns: [editionNodes.editionId, editionNodes.key],
    }),
  ],
);
