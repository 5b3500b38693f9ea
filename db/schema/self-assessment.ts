import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { code, day, instant } from "./_columns";
import { assessments } from "./assessment";
import { editionNodes } from "./instrument";
import { files } from "./source";
import { users } from "./user";

/**
 * The State was asked to assess itself on the same instrument, and how far that is. Its answers are ratings of kind
 * *self*; a trigger locks them once they are certified.
 */
export const selfAssessments = pgTable(
  "self_assessments",
  {
    assessmentId: uuid()
      .primaryKey()
      .references(() => assessments.id),
    askedBy: uuid()
      .notNull()
      .references(() => users.id),
    askedAt: instant().notNull(),
    /** Nothing waits for it: what is not certified by then is not used. */
    dueOn: day().notNull(),
    /** Why it got four weeks more, once. */
    extensionReason: text(),
    extendedBy: uuid().references(() => users.id),
    extendedAt: instant(),
    certifiedBy: uuid().references(() => users.id),
    certifiedAt: instant(),
    /** What the focal point says of the answers as a whole. */
    statement: text(),
    statementLanguage: text(),
    /** SHA-256 of the answers as they were certified. */
    ratingsSha256: text(),
    /** The State agreed, when it certified, that its answers stand in the release beside those of the team. */
    mayBePublished: boolean().notNull().default(false),
    version: integer().notNull(),
  },
  (t) => [
    check(
      "self_assessments_extension",
      sql`num_nulls(${t.extensionReason}, ${t.extendedBy}, ${t.extendedAt}) in (0, 3)`,
    ),
    check(
      "self_assessments_certified",
      sql`num_nulls(${t.certifiedBy}, ${t.certifiedAt}, ${t.statement}, ${t.statementLanguage}, ${t.ratingsSha256}) in (0, 5)`,
    ),
    check(
      "self_assessments_published_certified",
      sql`${t.certifiedAt} is not null or not ${t.mayBePublished}`,
    ),
    check("self_assessments_statement_filled", sql`btrim(${t.statement}) <> ''`),
  ],
);

/**
 * The paper on which a State signed what it certified, by the hash of those answers. A trigger takes it only while they
 * are certified; given anew it takes the place of the one before.
 */
export const selfAssessmentPapers = pgTable(
  "self_assessment_papers",
  {
    assessmentId: uuid()
      .notNull()
      .references(() => selfAssessments.assessmentId),
    answersSha256: text().notNull(),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    fileName: text().notNull(),
    givenBy: uuid()
      .notNull()
      .references(() => users.id),
    givenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.answersSha256] }),
    index("self_assessment_papers_file_index").on(t.fileSha256),
    check("self_assessment_papers_name_filled", sql`btrim(${t.fileName}) <> ''`),
  ],
);

/** A domain of the self-assessment that a contributor answers. */
export const selfAssessmentSections = pgTable(
  "self_assessment_sections",
  {
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    domain: code().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    givenBy: uuid()
      .notNull()
      .references(() => users.id),
    givenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.domain, t.userId] }),
    index("self_assessment_sections_user_index").on(t.userId),
    foreignKey({
      name: "self_assessment_sections_assessment_fk",
      columns: [t.assessmentId],
      foreignColumns: [selfAssessments.assessmentId],
    }),
    foreignKey({
      name: "self_assessment_sections_edition_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "self_assessment_sections_domain_fk",
      columns: [t.editionId, t.domain],
      foreignColumns: [editionNodes.editionId, editionNodes.key],
    }),
  ],
);
