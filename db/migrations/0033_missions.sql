CREATE TYPE "public"."meeting_state" AS ENUM('planned', 'held', 'cancelled');--> statement-breakpoint
CREATE TABLE "meeting_indicators" (
	"meeting_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	CONSTRAINT "meeting_indicators_meeting_id_indicator_pk" PRIMARY KEY("meeting_id","indicator")
);
--> statement-breakpoint
CREATE TABLE "meeting_records" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"person_code" text NOT NULL,
	"function_held" text,
	"province" text,
	"consent" "consent" NOT NULL,
	"consent_on" date NOT NULL,
	"consent_withdrawn_on" date,
	"attribution" "attribution" NOT NULL,
	"delete_on" date NOT NULL,
	"notes" text,
	"language" text NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "meeting_records_code_filled" CHECK (btrim("meeting_records"."person_code") <> ''),
	CONSTRAINT "meeting_records_notes_by_consent" CHECK ("meeting_records"."notes" is null or "meeting_records"."consent" = 'given'),
	CONSTRAINT "meeting_records_erased" CHECK ("meeting_records"."erased_at" is null or num_nonnulls("meeting_records"."function_held", "meeting_records"."province", "meeting_records"."notes") = 0),
	CONSTRAINT "meeting_records_withdrawal" CHECK ("meeting_records"."consent" <> 'withdrawn' or "meeting_records"."consent_withdrawn_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mission_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"held_on" date NOT NULL,
	"starts_at" text,
	"institution_id" uuid,
	"institution_name" text NOT NULL,
	"place" text,
	"state" "meeting_state" NOT NULL,
	"cancel_reason" text,
	"questions" text,
	"spoken_language" text,
	"language" text NOT NULL,
	"source_id" uuid,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "meetings_source_unique" UNIQUE("source_id"),
	CONSTRAINT "meetings_mission_number_unique" UNIQUE("mission_id","number"),
	CONSTRAINT "meetings_institution_filled" CHECK (btrim("meetings"."institution_name") <> ''),
	CONSTRAINT "meetings_time_form" CHECK ("meetings"."starts_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "meetings_cancelled" CHECK (("meetings"."state" = 'cancelled') = ("meetings"."cancel_reason" is not null)),
	CONSTRAINT "meetings_source_of_held" CHECK ("meetings"."source_id" is null or "meetings"."state" = 'held')
);
--> statement-breakpoint
CREATE TABLE "missions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"places" text NOT NULL,
	"plan_acknowledged_on" date,
	"plan_acknowledged_by" uuid,
	"language" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "missions_assessment_number_unique" UNIQUE("assessment_id","number"),
	CONSTRAINT "missions_places_filled" CHECK (btrim("missions"."places") <> ''),
	CONSTRAINT "missions_days_in_order" CHECK ("missions"."ends_on" >= "missions"."starts_on"),
	CONSTRAINT "missions_plan" CHECK (num_nulls("missions"."plan_acknowledged_on", "missions"."plan_acknowledged_by") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "meeting_indicators" ADD CONSTRAINT "meeting_indicators_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_indicators" ADD CONSTRAINT "meeting_indicators_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_records" ADD CONSTRAINT "meeting_records_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_mission_id_missions_id_fk" FOREIGN KEY ("mission_id") REFERENCES "public"."missions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_institution_id_register_entries_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "missions" ADD CONSTRAINT "missions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "missions" ADD CONSTRAINT "missions_plan_acknowledged_by_users_id_fk" FOREIGN KEY ("plan_acknowledged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "missions" ADD CONSTRAINT "missions_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;