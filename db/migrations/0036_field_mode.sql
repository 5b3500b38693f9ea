CREATE TABLE "field_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"renewed_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"forgotten_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "field_devices_name" CHECK (btrim("field_devices"."name") <> ''),
	CONSTRAINT "field_devices_until" CHECK ("field_devices"."renewed_at" >= "field_devices"."added_at" and "field_devices"."until" > "field_devices"."renewed_at" and "field_devices"."until" <= "field_devices"."renewed_at" + interval '14 days'),
	CONSTRAINT "field_devices_forgotten" CHECK ("field_devices"."forgotten_at" is null or "field_devices"."forgotten_at" >= "field_devices"."added_at")
);
--> statement-breakpoint
CREATE TABLE "field_modes" (
	"assessment_id" uuid PRIMARY KEY NOT NULL,
	"restricted_allowed" boolean NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "field_devices" ADD CONSTRAINT "field_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_devices" ADD CONSTRAINT "field_devices_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_modes" ADD CONSTRAINT "field_modes_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_modes" ADD CONSTRAINT "field_modes_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "field_devices_user_index" ON "field_devices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "field_devices_assessment_index" ON "field_devices" USING btree ("assessment_id");