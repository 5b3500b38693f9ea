ALTER TYPE "public"."notification_event" ADD VALUE 'source_unread' BEFORE 'contribution_received';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'contribution_passed_on' BEFORE 'deadline_near';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'contribution_unread' BEFORE 'deadline_near';