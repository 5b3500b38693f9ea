CREATE TYPE "public"."saved_view_page" AS ENUM('round', 'compare', 'register');--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"page" "saved_view_page" NOT NULL,
	"place" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"query" text collate "C" NOT NULL,
	"is_shared" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "saved_views_name_unique" UNIQUE("owner_id","page","place","name"),
	CONSTRAINT "saved_views_name_length" CHECK (char_length("saved_views"."name") between 1 and 80 and "saved_views"."name" = btrim("saved_views"."name")),
	CONSTRAINT "saved_views_query_form" CHECK (char_length("saved_views"."query") <= 2000 and "saved_views"."query" not like '?%'),
	CONSTRAINT "saved_views_version_positive" CHECK ("saved_views"."version" >= 1)
);
--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_place_index" ON "saved_views" USING btree ("page","place");