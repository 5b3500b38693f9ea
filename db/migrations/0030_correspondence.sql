CREATE TYPE "public"."correspondence_direction" AS ENUM('sent', 'received');--> statement-breakpoint
CREATE TABLE "correspondence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"direction" "correspondence_direction" NOT NULL,
	"reference" text NOT NULL,
	"written_on" date NOT NULL,
	"passed_on" date NOT NULL,
	"institution_id" uuid,
	"institution_name" text NOT NULL,
	"subject" text NOT NULL,
	"language" text NOT NULL,
	"file_sha256" text,
	"file_name" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"withdrawal_reason" text,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "correspondence_assessment_number_unique" UNIQUE("assessment_id","number"),
	CONSTRAINT "correspondence_texts_filled" CHECK (btrim("correspondence"."reference") <> '' and btrim("correspondence"."institution_name") <> '' and btrim("correspondence"."subject") <> ''),
	CONSTRAINT "correspondence_days_in_order" CHECK ("correspondence"."passed_on" >= "correspondence"."written_on"),
	CONSTRAINT "correspondence_file" CHECK (num_nulls("correspondence"."file_sha256", "correspondence"."file_name") in (0, 2) and ("correspondence"."file_name" is null or btrim("correspondence"."file_name") <> '')),
	CONSTRAINT "correspondence_withdrawal" CHECK (num_nulls("correspondence"."withdrawal_reason", "correspondence"."withdrawn_by", "correspondence"."withdrawn_at") in (0, 3) and ("correspondence"."withdrawal_reason" is null or btrim("correspondence"."withdrawal_reason") <> ''))
);
--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_institution_id_register_entries_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correspondence_file_index" ON "correspondence" USING btree ("file_sha256");--> statement-breakpoint
-- What was noted of a letter stays. It gets its file once and is withdrawn as a mistake once; passages are erased as elsewhere.
create function correspondence_stays() returns trigger language plpgsql as $$
declare settled text[] := array['file_sha256', 'file_name', 'withdrawal_reason', 'withdrawn_by', 'withdrawn_at', 'version'];
begin
  if is_erasing('correspondence', old.id, to_jsonb(old) - 'version', to_jsonb(new) - 'version',
    array['reference', 'institution_name', 'subject', 'file_name', 'withdrawal_reason']) then
    return new;
  end if;
  if old.withdrawn_at is not null
     or (old.file_sha256 is not null and (new.file_sha256, new.file_name) is distinct from (old.file_sha256, old.file_name))
     or to_jsonb(new) - settled is distinct from to_jsonb(old) - settled then
    raise exception 'a letter that was noted does not change' using errcode = 'restrict_violation', constraint = 'correspondence_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger correspondence_stays before update on correspondence for each row execute function correspondence_stays();
--> statement-breakpoint
create trigger correspondence_no_delete before delete on correspondence for each row execute function forbid_change();
--> statement-breakpoint
create trigger correspondence_no_truncate before truncate on correspondence for each statement execute function forbid_change();
