ALTER TABLE "settings" ADD COLUMN "detections_threshold" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "proceedings_threshold" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_thresholds" CHECK ("settings"."detections_threshold" between 3 and 100 and "settings"."proceedings_threshold" between 3 and 100);