CREATE TABLE "country_name_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"country_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "country_name_decisions_key_unique" UNIQUE("name_key"),
	CONSTRAINT "country_name_decisions_key_given" CHECK ("country_name_decisions"."name_key" <> '')
);
--> statement-breakpoint
CREATE TABLE "import_profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"layout_hash" text collate "C" NOT NULL,
	"header" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "import_profiles_layout_unique" UNIQUE("kind","layout_hash"),
	CONSTRAINT "import_profiles_hash_form" CHECK ("import_profiles"."layout_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "country_name_decisions" ADD CONSTRAINT "country_name_decisions_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_name_decisions" ADD CONSTRAINT "country_name_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_profiles" ADD CONSTRAINT "import_profiles_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "country_name_decisions_country_index" ON "country_name_decisions" USING btree ("country_id");