CREATE TYPE "public"."band_stability_status" AS ENUM('waiting', 'working', 'done', 'cancelled', 'failed');--> statement-breakpoint
CREATE TABLE "band_stability_results" (
	"run_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"result" jsonb,
	"input_sha256" text,
	"computed_at" timestamp (3) with time zone,
	CONSTRAINT "band_stability_results_run_id_assessment_id_pk" PRIMARY KEY("run_id","assessment_id"),
	CONSTRAINT "band_stability_results_whole_or_nothing" CHECK (num_nonnulls("band_stability_results"."result", "band_stability_results"."input_sha256", "band_stability_results"."computed_at") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "band_stability_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"assessment_id" uuid,
	"person_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"seed" integer NOT NULL,
	"draws" integer NOT NULL,
	"weight_spread" integer NOT NULL,
	"status" "band_stability_status" NOT NULL,
	"total" integer NOT NULL,
	"done" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "band_stability_runs_seed" CHECK ("band_stability_runs"."seed" >= 0),
	CONSTRAINT "band_stability_runs_draws" CHECK ("band_stability_runs"."draws" between 100 and 20000),
	CONSTRAINT "band_stability_runs_weight_spread" CHECK ("band_stability_runs"."weight_spread" between 1 and 50),
	CONSTRAINT "band_stability_runs_done_of_total" CHECK ("band_stability_runs"."done" between 0 and "band_stability_runs"."total")
);
--> statement-breakpoint
ALTER TABLE "band_stability_results" ADD CONSTRAINT "band_stability_results_run_id_band_stability_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."band_stability_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "band_stability_results" ADD CONSTRAINT "band_stability_results_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "band_stability_runs" ADD CONSTRAINT "band_stability_runs_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "band_stability_runs" ADD CONSTRAINT "band_stability_runs_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "band_stability_runs" ADD CONSTRAINT "band_stability_runs_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "band_stability_runs" ADD CONSTRAINT "band_stability_runs_edition_id_instrument_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "band_stability_results_assessment_index" ON "band_stability_results" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "band_stability_runs_round_index" ON "band_stability_runs" USING btree ("round_id","created_at");--> statement-breakpoint
CREATE INDEX "band_stability_runs_assessment_index" ON "band_stability_runs" USING btree ("assessment_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "band_stability_runs_one_open_of_round" ON "band_stability_runs" USING btree ("round_id","person_id") WHERE "band_stability_runs"."assessment_id" is null and "band_stability_runs"."status" in ('waiting', 'working');--> statement-breakpoint
CREATE UNIQUE INDEX "band_stability_runs_one_open_of_assessment" ON "band_stability_runs" USING btree ("assessment_id") WHERE "band_stability_runs"."status" in ('waiting', 'working');