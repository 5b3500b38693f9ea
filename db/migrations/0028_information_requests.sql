CREATE TABLE "information_request_indicators" (
	"request_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	CONSTRAINT "information_request_indicators_request_id_indicator_pk" PRIMARY KEY("request_id","indicator")
);
--> statement-breakpoint
CREATE TABLE "information_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"what" text NOT NULL,
	"institution_id" uuid,
	"institution_name" text NOT NULL,
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"reminded_on" date,
	"answered_on" date,
	"refused_on" date,
	"refusal_reason" text,
	"language" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "information_requests_assessment_number_unique" UNIQUE("assessment_id","number"),
	CONSTRAINT "information_requests_texts_filled" CHECK (btrim("information_requests"."what") <> '' and btrim("information_requests"."institution_name") <> ''),
	CONSTRAINT "information_requests_days_in_order" CHECK (least("information_requests"."due_on", "information_requests"."reminded_on", "information_requests"."answered_on", "information_requests"."refused_on") >= "information_requests"."asked_on"),
	CONSTRAINT "information_requests_refusal" CHECK (num_nulls("information_requests"."refused_on", "information_requests"."refusal_reason") in (0, 2)),
	CONSTRAINT "information_requests_one_end" CHECK (num_nonnulls("information_requests"."answered_on", "information_requests"."refused_on") < 2)
);
--> statement-breakpoint
ALTER TABLE "information_request_indicators" ADD CONSTRAINT "information_request_indicators_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_request_indicators" ADD CONSTRAINT "information_request_indicators_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_institution_id_register_entries_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;