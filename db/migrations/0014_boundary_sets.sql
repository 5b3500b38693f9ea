CREATE TYPE "public"."boundary_reading_status" AS ENUM('waiting', 'working', 'ready', 'failed');--> statement-breakpoint
CREATE TABLE "boundary_areas" (
	"set_id" uuid NOT NULL,
	"iso3" text collate "C" NOT NULL,
	"x" double precision NOT NULL,
	"y" double precision NOT NULL,
	"is_small" boolean NOT NULL,
	CONSTRAINT "boundary_areas_set_id_iso3_pk" PRIMARY KEY("set_id","iso3")
);
--> statement-breakpoint
CREATE TABLE "boundary_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"file_size" integer NOT NULL,
	"property" text,
	"status" "boundary_reading_status" NOT NULL,
	"view" jsonb,
	"map_sha256" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "boundary_readings_hash_form" CHECK ("boundary_readings"."file_sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "boundary_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"edition" text NOT NULL,
	"edition_date" text NOT NULL,
	"cleared_by" text NOT NULL,
	"cleared_on" date NOT NULL,
	"reference" text NOT NULL,
	"language" text NOT NULL,
	"property" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"map_sha256" text NOT NULL,
	"unassigned" integer NOT NULL,
	"lines" integer NOT NULL,
	"installed_by" uuid,
	"installed_at" timestamp (3) with time zone NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "boundary_sets_cleared" CHECK (btrim("boundary_sets"."source") <> '' and btrim("boundary_sets"."edition") <> '' and btrim("boundary_sets"."cleared_by") <> '' and btrim("boundary_sets"."reference") <> ''),
	CONSTRAINT "boundary_sets_removed_after" CHECK ("boundary_sets"."removed_at" is null or "boundary_sets"."removed_at" >= "boundary_sets"."installed_at"),
	CONSTRAINT "boundary_sets_counts" CHECK ("boundary_sets"."unassigned" >= 0 and "boundary_sets"."lines" >= 0)
);
--> statement-breakpoint
ALTER TABLE "boundary_areas" ADD CONSTRAINT "boundary_areas_set_id_boundary_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."boundary_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_areas" ADD CONSTRAINT "boundary_areas_iso3_countries_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "boundary_readings" ADD CONSTRAINT "boundary_readings_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_sets" ADD CONSTRAINT "boundary_sets_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_sets" ADD CONSTRAINT "boundary_sets_map_sha256_files_sha256_fk" FOREIGN KEY ("map_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_sets" ADD CONSTRAINT "boundary_sets_installed_by_users_id_fk" FOREIGN KEY ("installed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_sets" ADD CONSTRAINT "boundary_sets_removed_by_users_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "boundary_readings_created_index" ON "boundary_readings" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "boundary_readings_map_index" ON "boundary_readings" USING btree ("map_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "boundary_sets_one_in_use" ON "boundary_sets" USING btree (("removed_at" is null)) WHERE "boundary_sets"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "boundary_sets_file_index" ON "boundary_sets" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "boundary_sets_map_index" ON "boundary_sets" USING btree ("map_sha256");