ALTER TABLE "rounds" ADD COLUMN "asks_self_assessment" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "self_assessment_due_on" date;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD COLUMN "may_be_published" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_self_assessment_due" CHECK ("rounds"."self_assessment_due_on" is null or "rounds"."asks_self_assessment");--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_published_certified" CHECK ("self_assessments"."certified_at" is not null or not "self_assessments"."may_be_published");--> statement-breakpoint
-- That a State was asked stays; a certification is made and taken back as a whole.
create or replace function self_assessments_stay() returns trigger language plpgsql as $$
declare clock text[] := array['due_on', 'extension_reason', 'extended_by', 'extended_at', 'certified_by', 'certified_at', 'statement',
  'statement_language', 'ratings_sha256', 'may_be_published', 'version'];
declare certified text[] := array['certified_by', 'certified_at', 'statement', 'statement_language', 'ratings_sha256', 'may_be_published'];
begin
  if is_erasing('self_assessment', old.assessment_id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['extension_reason', 'statement']) then
    return new;
  end if;
  if to_jsonb(new) - clock is distinct from to_jsonb(old) - clock
     or (old.extended_at is not null and new.extended_at is distinct from old.extended_at)
     or (old.certified_at is not null and to_jsonb(new) - certified - 'version' is distinct from to_jsonb(old) - certified - 'version')
     or (old.certified_at is not null and new.certified_at is not null
         and (new.certified_at, new.may_be_published) is distinct from (old.certified_at, old.may_be_published)) then
    raise exception 'a self-assessment that was asked for stays' using errcode = 'restrict_violation', constraint = 'self_assessments_immutable';
  end if;
  return new;
end $$;
