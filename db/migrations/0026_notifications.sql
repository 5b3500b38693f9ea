CREATE TYPE "public"."mail_choice" AS ENUM('at_once', 'daily_digest', 'none');--> statement-breakpoint
CREATE TYPE "public"."mail_kind" AS ENUM('notification', 'digest');--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('waiting', 'sent', 'failed');--> statement-breakpoint
CREATE TYPE "public"."notification_event" AS ENUM('account_made', 'duty_given', 'assessment_returned', 'review_waiting', 'approval_waiting', 'comment_written', 'consent_withdrawn', 'deadline_near', 'deadline_passed', 'assessment_published');--> statement-breakpoint
CREATE TABLE "mail_outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "mail_kind" NOT NULL,
	"recipient_id" uuid NOT NULL,
	"notification_id" uuid,
	"digest_on" date,
	"message_id" text NOT NULL,
	"state" "mail_state" NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"waiting_since" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"last_error" text,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mail_outbox_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "mail_outbox_digest_has_day" CHECK (("mail_outbox"."kind" = 'digest') = ("mail_outbox"."digest_on" is not null)),
	CONSTRAINT "mail_outbox_notification_or_digest" CHECK (("mail_outbox"."kind" = 'notification') = ("mail_outbox"."notification_id" is not null)),
	CONSTRAINT "mail_outbox_attempt_when_waiting" CHECK (("mail_outbox"."state" = 'waiting') = ("mail_outbox"."next_attempt_at" is not null)),
	CONSTRAINT "mail_outbox_sent_at_when_sent" CHECK (("mail_outbox"."state" = 'sent') = ("mail_outbox"."sent_at" is not null)),
	CONSTRAINT "mail_outbox_attempts_counted" CHECK ("mail_outbox"."attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid NOT NULL,
	"event" "notification_event" NOT NULL,
	"mail_choice" "mail_choice" NOT NULL,
	CONSTRAINT "notification_preferences_user_id_event_pk" PRIMARY KEY("user_id","event")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recipient_id" uuid NOT NULL,
	"event" "notification_event" NOT NULL,
	"assessment_id" uuid,
	"source_id" uuid,
	"due_on" date,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mail_choice" "mail_choice" NOT NULL,
	"digest_id" uuid,
	CONSTRAINT "notifications_due_day_of_deadlines" CHECK (("notifications"."event" in ('deadline_near', 'deadline_passed')) = ("notifications"."due_on" is not null)),
	CONSTRAINT "notifications_assessment_unless_account" CHECK (("notifications"."event" = 'account_made') = ("notifications"."assessment_id" is null))
);
--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_recipient_id_users_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_recipient_id_users_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_digest_id_mail_outbox_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."mail_outbox"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_outbox_due_index" ON "mail_outbox" USING btree ("next_attempt_at") WHERE "mail_outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "mail_outbox_created_index" ON "mail_outbox" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_outbox_digest_unique" ON "mail_outbox" USING btree ("recipient_id","digest_on");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_outbox_notification_unique" ON "mail_outbox" USING btree ("notification_id");--> statement-breakpoint
CREATE INDEX "notifications_recipient_index" ON "notifications" USING btree ("recipient_id","at");--> statement-breakpoint
CREATE INDEX "notifications_unread_index" ON "notifications" USING btree ("recipient_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_digest_index" ON "notifications" USING btree ("digest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_deadline_unique" ON "notifications" USING btree ("recipient_id","event","assessment_id","due_on") WHERE "notifications"."due_on" is not null;