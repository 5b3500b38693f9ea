import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { code, id, instant, threadStateEnum } from "./_columns";
import { assessments } from "./assessment";
import { indicators } from "./instrument";
import { users } from "./user";

/** A thread of comments on one indicator of an assessment. */
export const commentThreads = pgTable(
  "comment_threads",
  {
    id: id(),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
    state: threadStateEnum().notNull(),
    openedBy: uuid()
      .notNull()
      .references(() => users.id),
    openedAt: instant().notNull(),
    closedBy: uuid().references(() => users.id),
    closedAt: instant(),
    /** Why it was overruled; optional when resolved. */
    closeReason: text(),
    version: integer().notNull(),
  },
  (t) => [
    index("comment_threads_assessment_index").on(t.assessmentId, t.state),
    foreignKey({
      name: "comment_threads_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "comment_threads_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
    check("comment_threads_closed_when_not_open", sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
    check(
      "comment_threads_overruled_with_reason",
      sql`${t.state} <> 'overruled' or btrim(${t.closeReason}) <> ''`,
    ),
  ],
);

/** One comment in a thread. */
export const comments = pgTable(
  "comments",
  {
    id: id(),
    threadId: uuid()
      .notNull()
      .references(() => commentThreads.id),
    authorId: uuid()
      .notNull()
      .references(() => users.id),
    body: text().notNull(),
    language: text().notNull(),
    writtenAt: instant().notNull(),
  },
  (t) => [
    index("comments_thread_index").on(t.threadId, t.writtenAt),
    check("comments_body_filled", sql`btrim(${t.body}) <> ''`),
  ],
);
