CREATE TYPE "public"."reminder_thing" AS ENUM('deadline', 'comments', 'requests');--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'reminded_of_deadline' BEFORE 'assessment_published';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'reminded_of_comments' BEFORE 'assessment_published';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'reminded_of_requests' BEFORE 'assessment_published';--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"thing" "reminder_thing" NOT NULL,
	"sent_on" date NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminders_once_a_day" UNIQUE("assessment_id","thing","sent_on")
);
--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_sent_by_users_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;