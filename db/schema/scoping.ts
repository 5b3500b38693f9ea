import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { day, instant } from "./_columns";
import { assessments } from "./assessment";
import { files } from "./source";
import { users } from "./user";

/**
 * What is settled before drafting: the consent of the State and the languages of the assessment. A trigger refuses every
 * change once scoping is over.
 */
export const assessmentScopings = pgTable(
  "assessment_scopings",
  {
    assessmentId: uuid()
      .primaryKey()
      .references(() => assessments.id),
    /** The note or letter by which the State consented. */
    consentReference: text(),
    consentOn: day(),
    fileSha256: text().references(() => files.sha256),
    fileName: text(),
    /** BCP 47 tags of the languages in which the assessment is worked on. */
    languages: text().array().notNull(),
    updatedBy: uuid()
      .notNull()
      .references(() => users.id),
    updatedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    index("assessment_scopings_file_index").on(t.fileSha256),
    check("assessment_scopings_consent", sql`num_nulls(${t.consentReference}, ${t.consentOn}) in (0, 2)`),
    check("assessment_scopings_reference_filled", sql`btrim(${t.consentReference}) <> ''`),
    check("assessment_scopings_file", sql`num_nulls(${t.fileSha256}, ${t.fileName}) in (0, 2)`),
  ],
);
