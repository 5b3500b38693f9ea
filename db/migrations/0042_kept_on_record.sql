ALTER TYPE "public"."notification_event" ADD VALUE 'source_opening_refused' BEFORE 'source_unread';--> statement-breakpoint
CREATE TABLE "source_opening_refusals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "source_opening_refusals_reason_filled" CHECK (btrim("source_opening_refusals"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "field_devices" ADD COLUMN "let_go_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "source_opening_refusals" ADD CONSTRAINT "source_opening_refusals_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_opening_refusals" ADD CONSTRAINT "source_opening_refusals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "source_opening_refusals_source_index" ON "source_opening_refusals" USING btree ("source_id");--> statement-breakpoint
ALTER TABLE "field_devices" ADD CONSTRAINT "field_devices_let_go" CHECK ("field_devices"."let_go_at" is null or "field_devices"."let_go_at" >= "field_devices"."added_at");--> statement-breakpoint
-- Forgotten devices that were heard of since were told so.
update field_devices set let_go_at = last_seen_at where forgotten_at is not null and last_seen_at > forgotten_at;
