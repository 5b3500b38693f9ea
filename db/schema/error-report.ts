import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { errorReportDecisionEnum, id, instant } from "./_columns";
import { registerEntries } from "./register";
import { users } from "./user";

/**
 * Somebody who sees an entry of a register says that it is wrong, and what a data steward answers: it was changed, or it
 * stays as it is. A trigger refuses every change but the one answer.
 */
export const errorReports = pgTable(
  "error_reports",
  {
    id: id(),
    entryId: uuid()
      .notNull()
      .references(() => registerEntries.id),
    /** The version of the entry that the report is about. */
    entryVersion: integer().notNull(),
    /** What is wrong. */
    body: text().notNull(),
    /** What would be right. */
    correction: text().notNull(),
    /** Where that stands: a text or an address. */
    source: text(),
    language: text().notNull(),
    reportedBy: uuid()
      .notNull()
      .references(() => users.id),
    reportedAt: instant().notNull(),
    decision: errorReportDecisionEnum(),
    /** What was changed, or why nothing is. */
    reason: text(),
    reasonLanguage: text(),
    /** The version of the entry at the answer. */
    answeredVersion: integer(),
    answeredBy: uuid().references(() => users.id),
    answeredAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    index("error_reports_entry_index").on(t.entryId, t.reportedAt),
    index("error_reports_reporter_index").on(t.reportedBy, t.reportedAt),
    index("error_reports_open_index").on(t.reportedAt).where(sql`${t.decision} is null`),
    check("error_reports_texts_filled", sql`btrim(${t.body}) <> '' and btrim(${t.correction}) <> ''`),
    check("error_reports_source_filled", sql`${t.source} is null or btrim(${t.source}) <> ''`),
    check(
      "error_reports_answer",
      sql`num_nulls(${t.decision}, ${t.reason}, ${t.reasonLanguage}, ${t.answeredVersion}, ${t.answeredBy}, ${t.answeredAt}) in (0, 6) and (${t.reason} is null or btrim(${t.reason}) <> '')`,
    ),
    check("error_reports_answered_by_another", sql`${t.answeredBy} <> ${t.reportedBy}`),
    check(
      "error_reports_accepted_when_changed",
      sql`${t.entryVersion} >= 1 and (${t.decision} is distinct from 'accepted' or ${t.answeredVersion} > ${t.entryVersion})`,
    ),
    check("error_reports_answered_after", sql`${t.answeredAt} >= ${t.reportedAt}`),
  ],
);
