CREATE TABLE "figure_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register" "register" NOT NULL,
	"iso3" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"threshold" integer NOT NULL,
	"blocks" jsonb NOT NULL,
	"published_by" uuid,
	"published_at" timestamp (3) with time zone NOT NULL,
	"is_current" boolean NOT NULL,
	CONSTRAINT "figure_versions_number_unique" UNIQUE("register","iso3","number"),
	CONSTRAINT "figure_versions_of_figures" CHECK ("figure_versions"."register" in ('detections', 'proceedings')),
	CONSTRAINT "figure_versions_threshold" CHECK ("figure_versions"."threshold" >= 1)
);
--> statement-breakpoint
CREATE TABLE "published_figures" (
	"version_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"value_status" "value_status" NOT NULL,
	"value" integer,
	"hidden_reason" text,
	CONSTRAINT "published_figures_version_id_entry_id_pk" PRIMARY KEY("version_id","entry_id"),
	CONSTRAINT "published_figures_value_when_shown" CHECK (("published_figures"."value_status" in ('exact', 'estimated')) = ("published_figures"."value" is not null)),
	CONSTRAINT "published_figures_hidden_has_reason" CHECK (("published_figures"."value_status" = 'suppressed') = ("published_figures"."hidden_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "figure_versions" ADD CONSTRAINT "figure_versions_iso3_countries_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "figure_versions" ADD CONSTRAINT "figure_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_version_id_figure_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."figure_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "figure_versions_current_unique" ON "figure_versions" USING btree ("register","iso3") WHERE "figure_versions"."is_current";--> statement-breakpoint
CREATE INDEX "published_figures_entry_index" ON "published_figures" USING btree ("entry_id");--> statement-breakpoint
-- A published version never changes but for not being the current one any more.
create function figure_versions_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'is_current') is distinct from (to_jsonb(old) - 'is_current') or new.is_current then
    raise exception 'a published version does not change' using errcode = 'restrict_violation', constraint = 'figure_versions_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger figure_versions_immutable before update or delete on figure_versions for each row execute function figure_versions_keep();
--> statement-breakpoint
create trigger figure_versions_no_truncate before truncate on figure_versions for each statement execute function forbid_change();
--> statement-breakpoint
create trigger published_figures_immutable before update or delete on published_figures for each row execute function forbid_change();
--> statement-breakpoint
create trigger published_figures_no_truncate before truncate on published_figures for each statement execute function forbid_change();
