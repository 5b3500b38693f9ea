CREATE TYPE "public"."crosswalk_relation" AS ENUM('same', 'reworded', 'split', 'merged', 'new', 'dropped');--> statement-breakpoint
CREATE TABLE "edition_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"based_on_id" uuid NOT NULL,
	"content" text NOT NULL,
	"decisions" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"published_id" uuid,
	"discarded_at" timestamp (3) with time zone,
	CONSTRAINT "edition_drafts_one_end" CHECK (num_nonnulls("edition_drafts"."published_id", "edition_drafts"."discarded_at") < 2),
	CONSTRAINT "edition_drafts_decisions_list" CHECK (jsonb_typeof("edition_drafts"."decisions") = 'array'),
	CONSTRAINT "edition_drafts_version_counts" CHECK ("edition_drafts"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "edition_crosswalk_rows" (
	"edition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"relation" "crosswalk_relation" NOT NULL,
	"from_codes" text[] NOT NULL,
	"to_codes" text[] NOT NULL,
	"note" text,
	CONSTRAINT "edition_crosswalk_rows_edition_id_position_pk" PRIMARY KEY("edition_id","position"),
	CONSTRAINT "edition_crosswalk_rows_sides" CHECK (case "edition_crosswalk_rows"."relation"::text
        when 'split' then cardinality("edition_crosswalk_rows"."from_codes") = 1 and cardinality("edition_crosswalk_rows"."to_codes") > 1
        when 'merged' then cardinality("edition_crosswalk_rows"."from_codes") > 1 and cardinality("edition_crosswalk_rows"."to_codes") = 1
        when 'new' then cardinality("edition_crosswalk_rows"."from_codes") = 0 and cardinality("edition_crosswalk_rows"."to_codes") = 1
        when 'dropped' then cardinality("edition_crosswalk_rows"."from_codes") = 1 and cardinality("edition_crosswalk_rows"."to_codes") = 0
        else cardinality("edition_crosswalk_rows"."from_codes") = 1 and "edition_crosswalk_rows"."from_codes" = "edition_crosswalk_rows"."to_codes" end)
);
--> statement-breakpoint
CREATE TABLE "edition_crosswalks" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"based_on_id" uuid NOT NULL,
	CONSTRAINT "edition_crosswalks_two_editions" CHECK ("edition_crosswalks"."edition_id" <> "edition_crosswalks"."based_on_id")
);
--> statement-breakpoint
ALTER TABLE "edition_drafts" ADD CONSTRAINT "edition_drafts_based_on_id_instrument_editions_id_fk" FOREIGN KEY ("based_on_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_drafts" ADD CONSTRAINT "edition_drafts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_drafts" ADD CONSTRAINT "edition_drafts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_drafts" ADD CONSTRAINT "edition_drafts_published_id_instrument_editions_id_fk" FOREIGN KEY ("published_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_crosswalk_rows" ADD CONSTRAINT "edition_crosswalk_rows_crosswalk_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition_crosswalks"("edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_crosswalks" ADD CONSTRAINT "edition_crosswalks_edition_id_instrument_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_crosswalks" ADD CONSTRAINT "edition_crosswalks_based_on_id_instrument_editions_id_fk" FOREIGN KEY ("based_on_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "edition_drafts_based_on_index" ON "edition_drafts" USING btree ("based_on_id");--> statement-breakpoint
CREATE UNIQUE INDEX "edition_drafts_published_unique" ON "edition_drafts" USING btree ("published_id");--> statement-breakpoint
-- A crosswalk is written in the transaction that publishes its edition, and never again.
create trigger edition_crosswalks_with_edition before insert on edition_crosswalks for each row execute function edition_is_complete();
--> statement-breakpoint
create trigger edition_crosswalk_rows_with_edition before insert on edition_crosswalk_rows for each row execute function edition_is_complete();
--> statement-breakpoint
create trigger edition_crosswalks_immutable before update or delete on edition_crosswalks for each row execute function forbid_change();
--> statement-breakpoint
create trigger edition_crosswalk_rows_immutable before update or delete on edition_crosswalk_rows for each row execute function forbid_change();
--> statement-breakpoint
create trigger edition_crosswalks_no_truncate before truncate on edition_crosswalks for each statement execute function forbid_change();
--> statement-breakpoint
create trigger edition_crosswalk_rows_no_truncate before truncate on edition_crosswalk_rows for each statement execute function forbid_change();
--> statement-breakpoint
-- A crosswalk joins editions of one instrument.
create function edition_crosswalk_is_of_one_instrument() returns trigger language plpgsql as $$
begin
  if (select count(distinct instrument) from instrument_editions where id in (new.edition_id, new.based_on_id)) > 1 then
    raise exception 'a crosswalk joins editions of one instrument' using errcode = 'check_violation', constraint = 'edition_crosswalks_one_instrument';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger edition_crosswalks_one_instrument before insert on edition_crosswalks for each row execute function edition_crosswalk_is_of_one_instrument();
--> statement-breakpoint
-- A draft that was published or given up stays as it was then, and what it is made from never changes.
create function edition_drafts_end() returns trigger language plpgsql as $$
begin
  if old.published_id is not null or old.discarded_at is not null or new.based_on_id <> old.based_on_id then
    raise exception 'a draft that has ended stays' using errcode = 'restrict_violation', constraint = 'edition_drafts_ended';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger edition_drafts_end before update on edition_drafts for each row execute function edition_drafts_end();
--> statement-breakpoint
create trigger edition_drafts_no_delete before delete on edition_drafts for each row execute function forbid_change();
--> statement-breakpoint
create trigger edition_drafts_no_truncate before truncate on edition_drafts for each statement execute function forbid_change();
