CREATE TABLE "register_files" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	CONSTRAINT "register_files_name_filled" CHECK (btrim("register_files"."file_name") <> '')
);
--> statement-breakpoint
ALTER TABLE "publications" ALTER COLUMN "link" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "register_files" ADD CONSTRAINT "register_files_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_files" ADD CONSTRAINT "register_files_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "register_files_file_index" ON "register_files" USING btree ("file_sha256");--> statement-breakpoint
-- What a second person checked can be read: a publication has a link or a file. Checked at the end of the
-- transaction, because the entry, its fields and its file are three rows.
create function publications_can_be_read() returns trigger language plpgsql as $$
declare entry uuid;
begin
  if tg_table_name = 'register_entries' then
    entry := new.id;
  elsif tg_op = 'DELETE' then
    entry := old.entry_id;
  else
    entry := new.entry_id;
  end if;
  if exists (
    select 1 from register_entries e join publications p on p.entry_id = e.id
    where e.id = entry and e.status = 'checked' and p.link is null
      and not exists (select 1 from register_files f where f.entry_id = e.id)) then
    raise exception 'a checked publication has a link or a file' using errcode = 'check_violation', constraint = 'publications_file_or_link';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger register_entries_file_or_link after insert or update of status on register_entries deferrable initially deferred for each row execute function publications_can_be_read();
--> statement-breakpoint
create constraint trigger publications_file_or_link after insert or update of link on publications deferrable initially deferred for each row execute function publications_can_be_read();
--> statement-breakpoint
create constraint trigger register_files_file_or_link after delete on register_files deferrable initially deferred for each row execute function publications_can_be_read();
