CREATE TYPE "public"."report_kind" AS ENUM('pdf', 'docx');--> statement-breakpoint
CREATE TABLE "report_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"release_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"kind" "report_kind" NOT NULL,
	"content_sha256" text NOT NULL,
	"file_sha256" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_files_one_each" UNIQUE("release_id","locale","kind"),
	CONSTRAINT "report_files_content_hash_form" CHECK ("report_files"."content_sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "report_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"release_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"kind" "report_kind" NOT NULL,
	"person_id" uuid NOT NULL,
	"status" "import_run_status" NOT NULL,
	"progress" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_runs_statuses" CHECK ("report_runs"."status" <> 'ready'),
	CONSTRAINT "report_runs_progress_in_percent" CHECK ("report_runs"."progress" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_files_file_index" ON "report_files" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "report_runs_created_index" ON "report_runs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "report_runs_place_index" ON "report_runs" USING btree ("release_id","locale","kind","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "report_runs_one_open" ON "report_runs" USING btree ("release_id","locale","kind") WHERE "report_runs"."status" in ('waiting', 'working');