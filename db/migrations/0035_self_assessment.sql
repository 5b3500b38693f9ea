ALTER TYPE "public"."notification_event" ADD VALUE 'drafting_begun' BEFORE 'assessment_returned';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'self_assessment_asked' BEFORE 'assessment_returned';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'section_given' BEFORE 'assessment_returned';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'self_assessment_certified' BEFORE 'assessment_returned';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'self_assessment_reopened' BEFORE 'assessment_returned';--> statement-breakpoint
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
CREATE TABLE "self_assessment_sections" (
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"domain" text collate "C" NOT NULL,
	"user_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "self_assessment_sections_assessment_id_domain_user_id_pk" PRIMARY KEY("assessment_id","domain","user_id")
);
--> statement-breakpoint
CREATE TABLE "self_assessments" (
	"assessment_id" uuid PRIMARY KEY NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_on" date NOT NULL,
	"extension_reason" text,
	"extended_by" uuid,
	"extended_at" timestamp (3) with time zone,
	"certified_by" uuid,
	"certified_at" timestamp (3) with time zone,
	"statement" text,
	"statement_language" text,
	"ratings_sha256" text,
	"version" integer NOT NULL,
	CONSTRAINT "self_assessments_extension" CHECK (num_nulls("self_assessments"."extension_reason", "self_assessments"."extended_by", "self_assessments"."extended_at") in (0, 3)),
	CONSTRAINT "self_assessments_certified" CHECK (num_nulls("self_assessments"."certified_by", "self_assessments"."certified_at", "self_assessments"."statement", "self_assessments"."statement_language", "self_assessments"."ratings_sha256") in (0, 5)),
	CONSTRAINT "self_assessments_statement_filled" CHECK (btrim("self_assessments"."statement") <> '')
);
--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "begins_with_scoping" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_scopings" ADD CONSTRAINT "assessment_scopings_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_scopings" ADD CONSTRAINT "assessment_scopings_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_scopings" ADD CONSTRAINT "assessment_scopings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment_sections" ADD CONSTRAINT "self_assessment_sections_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment_sections" ADD CONSTRAINT "self_assessment_sections_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment_sections" ADD CONSTRAINT "self_assessment_sections_assessment_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."self_assessments"("assessment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment_sections" ADD CONSTRAINT "self_assessment_sections_edition_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment_sections" ADD CONSTRAINT "self_assessment_sections_domain_fk" FOREIGN KEY ("edition_id","domain") REFERENCES "public"."edition_nodes"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_extended_by_users_id_fk" FOREIGN KEY ("extended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_certified_by_users_id_fk" FOREIGN KEY ("certified_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_scopings_file_index" ON "assessment_scopings" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "self_assessment_sections_user_index" ON "self_assessment_sections" USING btree ("user_id");
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

--> statement-breakpoint
insert into writable_ratings (state, kind) values ('scoping', 'self'), ('drafting', 'self');
--> statement-breakpoint
-- A State answers while it was asked to assess itself and has not certified; what is certified stays as it is, but for
-- an erased passage.
create function self_ratings_locked() returns trigger language plpgsql as $$
declare rating ratings;
begin
  rating := case when tg_op = 'DELETE' then old else new end;
  if not exists (select 1 from self_assessments s where s.assessment_id = rating.assessment_id and s.certified_at is null) then
    if tg_op = 'UPDATE' and is_erasing('rating', old.id, to_jsonb(old) - 'version' - 'field_versions', to_jsonb(new) - 'version' - 'field_versions',
      array['not_applicable_reason', 'rationale']) then
      return new;
    end if;
    raise exception 'a self-assessment that is certified does not change' using errcode = 'check_violation', constraint = 'ratings_locked';
  end if;
  return rating;
end $$;
--> statement-breakpoint
create trigger self_ratings_locked before insert or update on ratings for each row when (new.kind = 'self') execute function self_ratings_locked();
--> statement-breakpoint
create trigger self_ratings_not_deleted before delete on ratings for each row when (old.kind = 'self') execute function self_ratings_locked();
--> statement-breakpoint
-- That a State was asked stays; a certification is made and taken back as a whole.
create function self_assessments_stay() returns trigger language plpgsql as $$
declare clock text[] := array['due_on', 'extension_reason', 'extended_by', 'extended_at', 'certified_by', 'certified_at', 'statement',
  'statement_language', 'ratings_sha256', 'version'];
declare certified text[] := array['certified_by', 'certified_at', 'statement', 'statement_language', 'ratings_sha256'];
begin
  if is_erasing('self_assessment', old.assessment_id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['extension_reason', 'statement']) then
    return new;
  end if;
  if to_jsonb(new) - clock is distinct from to_jsonb(old) - clock
     or (old.extended_at is not null and new.extended_at is distinct from old.extended_at)
     or (old.certified_at is not null and to_jsonb(new) - certified - 'version' is distinct from to_jsonb(old) - certified - 'version')
     or (old.certified_at is not null and new.certified_at is not null and new.certified_at is distinct from old.certified_at) then
    raise exception 'a self-assessment that was asked for stays' using errcode = 'restrict_violation', constraint = 'self_assessments_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger self_assessments_stay before update on self_assessments for each row execute function self_assessments_stay();
--> statement-breakpoint
create trigger self_assessments_no_delete before delete on self_assessments for each row execute function forbid_change();
--> statement-breakpoint
create trigger self_assessments_no_truncate before truncate on self_assessments for each statement execute function forbid_change();
