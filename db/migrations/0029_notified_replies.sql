ALTER TYPE "public"."notification_event" ADD VALUE 'draft_sent';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'reply_in';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'time_asked';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'time_decided';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'correction_asked';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'correction_decided';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'seal_proposed';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'erasure_proposed';--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_assessment_unless_account";--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_assessment_unless_of_installation" CHECK (("notifications"."event"::text in ('account_made', 'erasure_proposed')) = ("notifications"."assessment_id" is null));