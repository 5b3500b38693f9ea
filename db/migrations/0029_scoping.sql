ALTER TYPE "public"."notification_event" ADD VALUE 'drafting_begun' BEFORE 'assessment_returned';--> statement-breakpoint
CREATE TABLE "assessment_scopings" (
	"assessment_id" uuid PRIMARY KEY NOT NULL,
	"consent_reference" text,
	"consent_on" date,
	"file_sha256" text,
	"file_name" text,
	"languages" text[] NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "assessment_scopings_consent" CHECK (num_nulls("assessment_scopings"."consent_reference", "assessment_scopings"."consent_on") in (0, 2)),
	CONSTRAINT "assessment_scopings_reference_filled" CHECK (btrim("assessment_scopings"."consent_reference") <> ''),
	CONSTRAINT "assessment_scopings_file" CHECK (num_nulls("assessment_scopings"."file_sha256", "assessment_scopings"."file_name") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "begins_with_scoping" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_scopings" ADD CONSTRAINT "assessment_scopings_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_scopings" ADD CONSTRAINT "assessment_scopings_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_scopings" ADD CONSTRAINT "assessment_scopings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_scopings_file_index" ON "assessment_scopings" USING btree ("file_sha256");
--> statement-breakpoint
-- By what the State consented stays as it was when drafting began.
create function assessment_scopings_stay() returns trigger language plpgsql as $$
declare scoping assessment_scopings;
begin
  scoping := case when tg_op = 'DELETE' then old else new end;
  if not exists (select 1 from assessments a where a.id = scoping.assessment_id and a.state = 'scoping') then
    if tg_op = 'UPDATE' and is_erasing('assessment_scoping', old.assessment_id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['consent_reference', 'file_name']) then
      return new;
    end if;
    raise exception 'scoping is over' using errcode = 'restrict_violation', constraint = 'assessment_scopings_immutable';
  end if;
  return scoping;
end $$;
--> statement-breakpoint
create trigger assessment_scopings_stay before insert or update or delete on assessment_scopings for each row execute function assessment_scopings_stay();
--> statement-breakpoint
create trigger assessment_scopings_no_truncate before truncate on assessment_scopings for each statement execute function forbid_change();
