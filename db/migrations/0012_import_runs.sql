CREATE TYPE "public"."import_run_status" AS ENUM('waiting', 'working', 'ready', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."import_run_step" AS ENUM('look', 'check', 'apply');--> statement-breakpoint
CREATE TABLE "import_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "import_kind" NOT NULL,
	"person_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"step" "import_run_step" NOT NULL,
	"status" "import_run_status" NOT NULL,
	"choices" jsonb NOT NULL,
	"view" jsonb,
	"written" integer NOT NULL,
	"total" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "import_runs_hash_form" CHECK ("import_runs"."file_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "import_runs_written_of_total" CHECK ("import_runs"."written" between 0 and "import_runs"."total")
);
--> statement-breakpoint
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_runs_person_index" ON "import_runs" USING btree ("person_id","created_at");