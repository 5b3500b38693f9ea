import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  day,
  id,
  instant,
  mailChoiceEnum,
  mailKindEnum,
  mailStateEnum,
  notificationEventEnum,
} from "./_columns";
import { assessments } from "./assessment";
import { errorReports } from "./error-report";
import { sources } from "./source";
import { users } from "./user";

/** One person is told of one event. Holds ids only: what it is about is read anew, by the rights of that moment. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    recipientId: uuid()
      .notNull()
      .references(() => users.id),
    event: notificationEventEnum().notNull(),
    assessmentId: uuid().references(() => assessments.id),
    sourceId: uuid().references(() => sources.id),
    errorReportId: uuid().references(() => errorReports.id),
    /** The day of a deadline: a changed day is told again. */
    dueOn: day(),
    at: instant().notNull(),
    readAt: instant(),
    /** What the person had chosen when it was written. */
    mailChoice: mailChoiceEnum().notNull(),
    /** The digest that told of it. */
    digestId: uuid().references((): AnyPgColumn => mailOutbox.id, { onDelete: "set null" }),
  },
  (t) => [
    index("notifications_recipient_index").on(t.recipientId, t.at),
    index("notifications_unread_index").on(t.recipientId).where(sql`${t.readAt} is null`),
    index("notifications_digest_index").on(t.digestId),
    uniqueIndex("notifications_deadline_unique")
      .on(t.recipientId, t.event, t.assessmentId, t.dueOn)
      .where(sql`${t.dueOn} is not null`),
    check(
      "notifications_due_day_of_deadlines",
      sql`(${t.event} in ('deadline_near', 'deadline_passed')) = (${t.dueOn} is not null)`,
    ),
    check(
      "notifications_error_report_of_its_events",
      sql`${t.errorReportId} is null or ${t.event}::text in ('error_reported', 'error_answered')`,
    ),
    check(
      "notifications_assessment_unless_of_installation",
      sql`case when ${t.event}::text in ('consent_withdrawn', 'passage_erased') then num_nonnulls(${t.assessmentId}, ${t.sourceId}) > 0 else (${t.event}::text in ('account_made', 'error_reported', 'error_answered', 'erasure_proposed')) = (${t.assessmentId} is null) end`,
    ),
  ],
);

/** When a person wants mail about an event; without a row the table of events says it. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    event: notificationEventEnum().notNull(),
    mailChoice: mailChoiceEnum().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.event] })],
);

/** A mail from the moment at which it was decided. Its words are made when it is sent, from what the ids lead to. */
export const mailOutbox = pgTable(
  "mail_outbox",
  {
    id: id(),
    kind: mailKindEnum().notNull(),
    recipientId: uuid()
      .notNull()
      .references(() => users.id),
    /** What it tells of; a digest is named by its notifications. */
    notificationId: uuid().references(() => notifications.id),
    /** The programme's day of a digest; a person gets one a day. */
    digestOn: day(),
    /** The same at each attempt, so that a mail that came twice is known as one. */
    messageId: text().notNull().unique("mail_outbox_message_id_unique"),
    state: mailStateEnum().notNull(),
    attempts: integer().notNull(),
    createdAt: instant().notNull(),
    /** Since when it is to be sent; what waited too long says nothing new and is given up. */
    waitingSince: instant().notNull(),
    nextAttemptAt: instant(),
    lastError: text(),
    sentAt: instant(),
  },
  (t) => [
    index("mail_outbox_due_index").on(t.nextAttemptAt).where(sql`${t.state} = 'waiting'`),
    index("mail_outbox_created_index").on(t.createdAt),
    uniqueIndex("mail_outbox_digest_unique").on(t.recipientId, t.digestOn),
    uniqueIndex("mail_outbox_notification_unique").on(t.notificationId),
    check("mail_outbox_digest_has_day", sql`(${t.kind} = 'digest') = (${t.digestOn} is not null)`),
    check(
      "mail_outbox_notification_or_digest",
      sql`(${t.kind} = 'notification') = (${t.notificationId} is not null)`,
    ),
    check(
      "mail_outbox_attempt_when_waiting",
      sql`(${t.state} = 'waiting') = (${t.nextAttemptAt} is not null)`,
    ),
    check("mail_outbox_sent_at_when_sent", sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
    check("mail_outbox_attempts_counted", sql`${t.attempts} >= 0`),
  ],
);
