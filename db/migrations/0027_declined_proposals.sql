ALTER TABLE "erasures" ADD COLUMN "declined_by" uuid;--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "declined_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_declined_by_users_id_fk" FOREIGN KEY ("declined_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasures_waiting_index" ON "erasures" USING btree ("proposed_at") WHERE "erasures"."confirmed_by" is null and "erasures"."declined_by" is null and "erasures"."enforced_by" is null;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_declined_forgets" CHECK (("erasures"."declined_by" is null) = ("erasures"."declined_at" is null) and ("erasures"."declined_by" is null or ("erasures"."confirmed_by" is null and "erasures"."passage" is null)));--> statement-breakpoint
-- A proposal ends once: confirmed, and it then forgets its passage, or taken back or declined, and it forgets it at once.
create or replace function erasures_confirm_and_forget() returns trigger language plpgsql as $$
begin
  if old.confirmed_by is null and old.declined_by is null
     and new.confirmed_by is not null and new.confirmed_at is not null and new.passage is not null
     and to_jsonb(new) - 'confirmed_by' - 'confirmed_at' = to_jsonb(old) - 'confirmed_by' - 'confirmed_at' then
    return new;
  end if;
  if old.confirmed_by is null and old.declined_by is null and old.enforced_by is null
     and new.declined_by is not null and new.declined_at is not null and new.passage is null
     and to_jsonb(new) - 'declined_by' - 'declined_at' - 'passage' = to_jsonb(old) - 'declined_by' - 'declined_at' - 'passage' then
    return new;
  end if;
  if old.confirmed_by is not null and old.passage is not null and new.passage is null
     and to_jsonb(new) - 'passage' = to_jsonb(old) - 'passage' then
    return new;
  end if;
  if old.confirmed_by is null and is_erasing(old.entity, old.entity_id, to_jsonb(old), to_jsonb(new), array['passage']) then
    return new;
  end if;
  raise exception 'an erasure is confirmed once and then forgets its passage' using errcode = 'restrict_violation', constraint = 'erasures_immutable';
end $$;
--> statement-breakpoint
-- A proposal to seal may be taken back or declined; a seal stays.
create function seals_stay() returns trigger language plpgsql as $$
begin
  if old.confirmed_by is not null then
    raise exception 'a seal stays' using errcode = 'restrict_violation', constraint = 'release_seals_immutable';
  end if;
  return old;
end $$;
--> statement-breakpoint
drop trigger release_seals_no_delete on release_seals;
--> statement-breakpoint
create trigger release_seals_stay before delete on release_seals for each row execute function seals_stay();
