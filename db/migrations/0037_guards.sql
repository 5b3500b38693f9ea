CREATE TABLE "field_pack_sources" (
	"device_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"packed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "field_pack_sources_device_id_source_id_pk" PRIMARY KEY("device_id","source_id")
);
--> statement-breakpoint
ALTER TABLE "field_pack_sources" ADD CONSTRAINT "field_pack_sources_device_id_field_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."field_devices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_pack_sources" ADD CONSTRAINT "field_pack_sources_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "field_pack_sources_source_index" ON "field_pack_sources" USING btree ("source_id");--> statement-breakpoint
-- The same person opens the same source once in seven days; what must be open longer takes a second person.
create function source_openings_once() returns trigger language plpgsql as $$
begin
  if exists (select 1 from source_openings o where o.source_id = new.source_id and o.user_id = new.user_id and o.id <> new.id
             and o.opened_at > new.opened_at - interval '7 days' and o.opened_at < new.opened_at + interval '7 days') then
    raise exception 'the same person opened this source of late' using errcode = 'check_violation', constraint = 'source_openings_once';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger source_openings_once before insert or update of source_id, user_id, opened_at on source_openings for each row execute function source_openings_once();
--> statement-breakpoint
-- What a person agreed to about an interview holds for its redacted versions as well, at the end of every transaction: one
-- tells no more of who spoke, has no consent that its source has not, and is not erased later. Asked from both sides, since
-- the source may change under its versions. One whose texts are erased already is left as it is.
create function interviews_twins() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from sources twin
    join interviews version on version.source_id = twin.id
    join interviews original on original.source_id = twin.twin_of_id
    where (twin.id = new.source_id or twin.twin_of_id = new.source_id) and version.deleted_at is null
      and (version.attribution < original.attribution
           or (version.consent = 'given' and original.consent <> 'given')
           or version.delete_on > original.delete_on)
  ) then
    raise exception 'a redacted version is bound to what was agreed about its source' using errcode = 'check_violation', constraint = 'interviews_twin_as_agreed';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger interviews_twins after insert or update on interviews deferrable initially deferred for each row execute function interviews_twins();
