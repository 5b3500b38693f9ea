import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { correspondenceDirectionEnum, day, id, instant } from "./_columns";
import { assessments } from "./assessment";
import { registerEntries } from "./register";
import { files } from "./source";
import { users } from "./user";

/**
 * A letter between the programme and the State about an assessment. What was noted stays: a trigger refuses every change
 * but its file, once, and its withdrawal as a mistake, once.
 */
export const correspondence = pgTable(
  "correspondence",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    /** Counts within the assessment; how a letter is named in addresses. */
    number: integer().notNull(),
    direction: correspondenceDirectionEnum().notNull(),
    /** Of the letter, as its sender gave it. */
    reference: text().notNull(),
    /** The day that the letter bears. */
    writtenOn: day().notNull(),
    /** The day on which it was sent or received. */
    passedOn: day().notNull(),
    /** The entry of the register of institutions, where it is one. */
    institutionId: uuid().references(() => registerEntries.id),
    /** Its name as it was when the letter was noted: the register may name it otherwise later. */
    institutionName: text().notNull(),
    subject: text().notNull(),
    /** BCP 47 tag of the letter and of what was typed of it. */
    language: text().notNull(),
    fileSha256: text().references(() => files.sha256),
    fileName: text(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
    withdrawalReason: text(),
    withdrawnBy: uuid().references(() => users.id),
    withdrawnAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    unique("correspondence_assessment_number_unique").on(t.assessmentId, t.number),
    index("correspondence_file_index").on(t.fileSha256),
    check(
      "correspondence_texts_filled",
      sql`btrim(${t.reference}) <> '' and btrim(${t.institutionName}) <> '' and btrim(${t.subject}) <> ''`,
    ),
    check("correspondence_days_in_order", sql`${t.passedOn} >= ${t.writtenOn}`),
    check(
      "correspondence_file",
      sql`num_nulls(${t.fileSha256}, ${t.fileName}) in (0, 2) and (${t.fileName} is null or btrim(${t.fileName}) <> '')`,
    ),
    check(
      "correspondence_withdrawal",
      sql`num_nulls(${t.withdrawalReason}, ${t.withdrawnBy}, ${t.withdrawnAt}) in (0, 3) and (${t.withdrawalReason} is null or btrim(${t.withdrawalReason}) <> '')`,
    ),
  ],
);
