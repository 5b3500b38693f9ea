import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import {
  code,
  countryDraftKindEnum,
  countryDraftOutcomeEnum,
  day,
  dispositionEnum,
  id,
  instant,
} from "./_columns";
import { assessments } from "./assessment";
import { indicators } from "./instrument";
import { files } from "./source";
import { users } from "./user";

/**
 * A draft as it was sent to the State, frozen: canonical JSON as text and its hash, with the clock of the State's time
 * to comment and how it ended. A trigger refuses every change of what was sent.
 */
export const countryDrafts = pgTable(
  "country_drafts",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    number: integer().notNull(),
    kind: countryDraftKindEnum().notNull(),
    content: text().notNull(),
    sha256: text().notNull(),
    sentBy: uuid()
      .notNull()
      .references(() => users.id),
    sentAt: instant().notNull(),
    /** The last day to comment; it ends in the programme's zone. */
    dueOn: day().notNull(),
    /** Why the State asked for more time. */
    extensionReason: text(),
    extensionAskedBy: uuid().references(() => users.id),
    extensionAskedAt: instant(),
    extensionGranted: boolean(),
    /** Why it was granted or not. */
    extensionAnswer: text(),
    extensionAnsweredBy: uuid().references(() => users.id),
    extensionAnsweredAt: instant(),
    outcome: countryDraftOutcomeEnum(),
    endedBy: uuid().references(() => users.id),
    endedAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    unique("country_drafts_assessment_number_unique").on(t.assessmentId, t.number),
    check(
      "country_drafts_extension",
      sql`num_nulls(${t.extensionReason}, ${t.extensionAskedBy}, ${t.extensionAskedAt}) in (0, 3) and num_nulls(${t.extensionGranted}, ${t.extensionAnswer}, ${t.extensionAnsweredBy}, ${t.extensionAnsweredAt}) in (0, 4) and (${t.extensionGranted} is null or ${t.extensionReason} is not null)`,
    ),
    check("country_drafts_outcome", sql`num_nulls(${t.outcome}, ${t.endedBy}, ${t.endedAt}) in (0, 3)`),
  ],
);

/**
 * What the State says of one indicator of a draft, or of the text as a whole (no indicator). Seen by nobody else until
 * all comments on the draft are handed in; from then on a trigger refuses every change.
 */
export const countryComments = pgTable(
  "country_comments",
  {
    id: id(),
    draftId: uuid()
      .notNull()
      .references(() => countryDrafts.id),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    indicator: code(),
    body: text().notNull(),
    language: text().notNull(),
    writtenBy: uuid()
      .notNull()
      .references(() => users.id),
    writtenAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("country_comments_draft_indicator_unique").on(t.draftId, t.indicator).nullsNotDistinct(),
    foreignKey({
      name: "country_comments_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "country_comments_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
    check("country_comments_body_filled", sql`btrim(${t.body}) <> ''`),
  ],
);

/** A file that the State hands in with a comment. */
export const countryCommentFiles = pgTable(
  "country_comment_files",
  {
    id: id(),
    commentId: uuid()
      .notNull()
      .references(() => countryComments.id),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    fileName: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
  },
  (t) => [
    index("country_comment_files_comment_index").on(t.commentId),
    index("country_comment_files_file_index").on(t.fileSha256),
    check("country_comment_files_name_filled", sql`btrim(${t.fileName}) <> ''`),
  ],
);

/** What became of one comment of the State, and why. Printed beside the comment. */
export const commentResponses = pgTable(
  "comment_responses",
  {
    commentId: uuid()
      .primaryKey()
      .references(() => countryComments.id),
    disposition: dispositionEnum().notNull(),
    reason: text().notNull(),
    language: text().notNull(),
    answeredBy: uuid()
      .notNull()
      .references(() => users.id),
    answeredAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [check("comment_responses_reason_filled", sql`btrim(${t.reason}) <> ''`)],
);
