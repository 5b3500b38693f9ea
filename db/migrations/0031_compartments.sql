ALTER TYPE "public"."notification_event" ADD VALUE 'source_opened' BEFORE 'deadline_near';--> statement-breakpoint
CREATE TABLE "source_openings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "source_openings_reason_filled" CHECK (btrim("source_openings"."reason") <> ''),
	CONSTRAINT "source_openings_for_a_time" CHECK ("source_openings"."until" > "source_openings"."opened_at"),
	CONSTRAINT "source_openings_ended_by_somebody" CHECK (("source_openings"."ended_at" is null) = ("source_openings"."ended_by" is null)),
	CONSTRAINT "source_openings_ended_within" CHECK ("source_openings"."ended_at" between "source_openings"."opened_at" and "source_openings"."until")
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "twin_of_id" uuid;--> statement-breakpoint
ALTER TABLE "source_openings" ADD CONSTRAINT "source_openings_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_openings" ADD CONSTRAINT "source_openings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_openings" ADD CONSTRAINT "source_openings_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "source_openings_source_index" ON "source_openings" USING btree ("source_id","user_id");--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_twin_of_id_sources_id_fk" FOREIGN KEY ("twin_of_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sources_twin_index" ON "sources" USING btree ("twin_of_id");--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_twin_of_another" CHECK ("sources"."twin_of_id" <> "sources"."id");--> statement-breakpoint
-- A twin stays that of its source, has none itself, is open to more people when it is made, and is of its type: it counts
-- for no more, and consent and erasure of an interview hold for both.
create function sources_twins() returns trigger language plpgsql as $$
declare original sources%rowtype;
begin
  if tg_op = 'UPDATE' and new.twin_of_id is distinct from old.twin_of_id then
    raise exception 'a source stays the twin that it is' using errcode = 'check_violation', constraint = 'sources_twin_stays';
  end if;
  if new.twin_of_id is null then
    return new;
  end if;
  select * into original from sources where id = new.twin_of_id;
  if original.twin_of_id is not null then
    raise exception 'a twin has no twin' using errcode = 'check_violation', constraint = 'sources_twin_of_original';
  end if;
  if tg_op = 'INSERT' and new.access_class >= original.access_class then
    raise exception 'a twin is open to more people than its source' using errcode = 'check_violation', constraint = 'sources_twin_is_wider';
  end if;
  if new.type <> original.type then
    raise exception 'a twin is of the type of its source' using errcode = 'check_violation', constraint = 'sources_twin_of_type';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger sources_twins before insert or update of twin_of_id, type on sources for each row execute function sources_twins();
