CREATE TABLE "self_assessment_papers" (
	"assessment_id" uuid NOT NULL,
	"answers_sha256" text NOT NULL,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "self_assessment_papers_assessment_id_answers_sha256_pk" PRIMARY KEY("assessment_id","answers_sha256"),
	CONSTRAINT "self_assessment_papers_name_filled" CHECK (btrim("self_assessment_papers"."file_name") <> '')
);
--> statement-breakpoint
ALTER TABLE "self_assessment_papers" ADD CONSTRAINT "self_assessment_papers_assessment_id_self_assessments_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."self_assessments"("assessment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment_papers" ADD CONSTRAINT "self_assessment_papers_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment_papers" ADD CONSTRAINT "self_assessment_papers_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "self_assessment_papers_file_index" ON "self_assessment_papers" USING btree ("file_sha256");--> statement-breakpoint
-- A signed paper stands for the answers that are certified when it is given; passages of its name are erased as elsewhere.
create function self_assessment_papers_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and is_erasing('self_assessment', old.assessment_id, to_jsonb(old), to_jsonb(new), array['file_name']) then
    return new;
  end if;
  if tg_op = 'UPDATE' and (new.assessment_id, new.answers_sha256) is distinct from (old.assessment_id, old.answers_sha256) then
    raise exception 'a signed paper stays with its answers' using errcode = 'restrict_violation', constraint = 'self_assessment_papers_immutable';
  end if;
  if not exists (select 1 from self_assessments s where s.assessment_id = new.assessment_id and s.ratings_sha256 = new.answers_sha256) then
    raise exception 'these answers are not certified' using errcode = 'restrict_violation', constraint = 'self_assessment_papers_certified';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger self_assessment_papers_stay before insert or update on self_assessment_papers for each row execute function self_assessment_papers_stay();
--> statement-breakpoint
create trigger self_assessment_papers_no_delete before delete on self_assessment_papers for each row execute function forbid_change();
--> statement-breakpoint
create trigger self_assessment_papers_no_truncate before truncate on self_assessment_papers for each statement execute function forbid_change();
