CREATE TYPE "public"."figure_refusal" AS ENUM('nothing', 'unchanged', 'too_many', 'exposed', 'given_away');--> statement-breakpoint
CREATE TYPE "public"."figure_run_status" AS ENUM('waiting', 'working', 'done', 'refused', 'failed');--> statement-breakpoint
CREATE TABLE "figure_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register" "register" NOT NULL,
	"iso3" text collate "C" NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text,
	"status" "figure_run_status" NOT NULL,
	"refusal" "figure_refusal",
	"number" integer,
	"shown" integer,
	"hidden" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "figure_runs_of_figures" CHECK ("figure_runs"."register" in ('detections', 'proceedings')),
	CONSTRAINT "figure_runs_refused_has_refusal" CHECK (("figure_runs"."status" = 'refused') = ("figure_runs"."refusal" is not null)),
	CONSTRAINT "figure_runs_done_has_version" CHECK (("figure_runs"."status" = 'done') = (num_nonnulls("figure_runs"."number", "figure_runs"."shown", "figure_runs"."hidden") = 3))
);
--> statement-breakpoint
ALTER TABLE "figure_runs" ADD CONSTRAINT "figure_runs_iso3_countries_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "figure_runs" ADD CONSTRAINT "figure_runs_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "figure_runs_created_index" ON "figure_runs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "figure_runs_place_index" ON "figure_runs" USING btree ("register","iso3","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "figure_runs_one_open" ON "figure_runs" USING btree ("register","iso3") WHERE "figure_runs"."status" in ('waiting', 'working');