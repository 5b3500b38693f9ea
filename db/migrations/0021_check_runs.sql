CREATE TABLE "check_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register" "register" NOT NULL,
	"person_id" uuid NOT NULL,
	"filter" jsonb NOT NULL,
	"entries" jsonb NOT NULL,
	"total" integer NOT NULL,
	"own" integer NOT NULL,
	"step" "import_run_step" NOT NULL,
	"status" "import_run_status" NOT NULL,
	"view" jsonb,
	"written" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "check_runs_steps" CHECK ("check_runs"."step" in ('look', 'check')),
	CONSTRAINT "check_runs_written_of_total" CHECK ("check_runs"."written" between 0 and "check_runs"."total")
);
--> statement-breakpoint
ALTER TABLE "check_runs" ADD CONSTRAINT "check_runs_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_runs_created_index" ON "check_runs" USING btree ("created_at");