import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { code, day, id, instant } from "./_columns";
import { assessments } from "./assessment";
import { indicators } from "./instrument";
import { registerEntries } from "./register";
import { users } from "./user";

/**
 * What the team of an assessment asked of an institution, by when, and what came of it. How it stands follows from its
 * days.
 */
export const informationRequests = pgTable(
  "information_requests",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    /** Counts within the assessment; how a request is named in addresses. */
    number: integer().notNull(),
    what: text().notNull(),
    /** The entry of the register of institutions, where it is one. */
    institutionId: uuid().references(() => registerEntries.id),
    /** Its name as it was when it was asked: the register may name it otherwise later. */
    institutionName: text().notNull(),
    askedOn: day().notNull(),
    /** The day by which the answer was asked. */
    dueOn: day().notNull(),
    remindedOn: day(),
    answeredOn: day(),
    refusedOn: day(),
    refusalReason: text(),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("information_requests_assessment_number_unique").on(t.assessmentId, t.number),
    check(
      "information_requests_texts_filled",
      sql`btrim(${t.what}) <> '' and btrim(${t.institutionName}) <> ''`,
    ),
    check(
      "information_requests_days_in_order",
      sql`least(${t.dueOn}, ${t.remindedOn}, ${t.answeredOn}, ${t.refusedOn}) >= ${t.askedOn}`,
    ),
    check("information_requests_refusal", sql`num_nulls(${t.refusedOn}, ${t.refusalReason}) in (0, 2)`),
    check("information_requests_one_end", sql`num_nonnulls(${t.answeredOn}, ${t.refusedOn}) < 2`),
  ],
);

/** The indicators that a request is about. */
export const informationRequestIndicators = pgTable(
  "information_request_indicators",
  {
    requestId: uuid()
      .notNull()
      .references(() => informationRequests.id),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.indicator] }),
    foreignKey({
      name: "information_request_indicators_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
  ],
);
