CREATE TYPE "public"."country_draft_kind" AS ENUM('whole', 'changes');--> statement-breakpoint
CREATE TYPE "public"."country_draft_outcome" AS ENUM('commented', 'silent');--> statement-breakpoint
CREATE TYPE "public"."disposition" AS ENUM('accepted', 'partly_accepted', 'not_accepted');--> statement-breakpoint
CREATE TABLE "comment_responses" (
	"comment_id" uuid PRIMARY KEY NOT NULL,
	"disposition" "disposition" NOT NULL,
	"reason" text NOT NULL,
	"language" text NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "comment_responses_reason_filled" CHECK (btrim("comment_responses"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "country_comment_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "country_comment_files_name_filled" CHECK (btrim("country_comment_files"."file_name") <> '')
);
--> statement-breakpoint
CREATE TABLE "country_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C",
	"body" text NOT NULL,
	"language" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "country_comments_draft_indicator_unique" UNIQUE NULLS NOT DISTINCT("draft_id","indicator"),
	CONSTRAINT "country_comments_body_filled" CHECK (btrim("country_comments"."body") <> '')
);
--> statement-breakpoint
CREATE TABLE "country_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" "country_draft_kind" NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"due_on" date NOT NULL,
	"extension_reason" text,
	"extension_asked_by" uuid,
	"extension_asked_at" timestamp (3) with time zone,
	"extension_granted" boolean,
	"extension_answer" text,
	"extension_answered_by" uuid,
	"extension_answered_at" timestamp (3) with time zone,
	"outcome" "country_draft_outcome",
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "country_drafts_assessment_number_unique" UNIQUE("assessment_id","number"),
	CONSTRAINT "country_drafts_extension" CHECK (num_nulls("country_drafts"."extension_reason", "country_drafts"."extension_asked_by", "country_drafts"."extension_asked_at") in (0, 3) and num_nulls("country_drafts"."extension_granted", "country_drafts"."extension_answer", "country_drafts"."extension_answered_by", "country_drafts"."extension_answered_at") in (0, 4) and ("country_drafts"."extension_granted" is null or "country_drafts"."extension_reason" is not null)),
	CONSTRAINT "country_drafts_outcome" CHECK (num_nulls("country_drafts"."outcome", "country_drafts"."ended_by", "country_drafts"."ended_at") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "state_is_heard" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_responses" ADD CONSTRAINT "comment_responses_comment_id_country_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."country_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_responses" ADD CONSTRAINT "comment_responses_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_comment_files" ADD CONSTRAINT "country_comment_files_comment_id_country_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."country_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_comment_files" ADD CONSTRAINT "country_comment_files_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_comment_files" ADD CONSTRAINT "country_comment_files_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_comments" ADD CONSTRAINT "country_comments_draft_id_country_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."country_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_comments" ADD CONSTRAINT "country_comments_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_comments" ADD CONSTRAINT "country_comments_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_comments" ADD CONSTRAINT "country_comments_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_drafts" ADD CONSTRAINT "country_drafts_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_drafts" ADD CONSTRAINT "country_drafts_sent_by_users_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_drafts" ADD CONSTRAINT "country_drafts_extension_asked_by_users_id_fk" FOREIGN KEY ("extension_asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_drafts" ADD CONSTRAINT "country_drafts_extension_answered_by_users_id_fk" FOREIGN KEY ("extension_answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_drafts" ADD CONSTRAINT "country_drafts_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "country_comment_files_comment_index" ON "country_comment_files" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "country_comment_files_file_index" ON "country_comment_files" USING btree ("file_sha256");
--> statement-breakpoint
-- After the State commented, the drafting team may change ratings again, each change with its logged reason.
insert into writable_ratings (state, kind) values ('comment_response', 'assessor');
--> statement-breakpoint
-- What was sent to the State stays as it is. Its clock may be moved, and its time ends once.
create function country_drafts_stay() returns trigger language plpgsql as $$
declare clock text[] := array['due_on', 'extension_reason', 'extension_asked_by', 'extension_asked_at', 'extension_granted',
  'extension_answer', 'extension_answered_by', 'extension_answered_at', 'outcome', 'ended_by', 'ended_at', 'version'];
begin
  if is_erasing('country_draft', old.id, to_jsonb(old) - 'version', to_jsonb(new) - 'version',
    array['extension_reason', 'extension_answer']) then
    return new;
  end if;
  if old.outcome is not null or to_jsonb(new) - clock is distinct from to_jsonb(old) - clock then
    raise exception 'a draft that was sent to the State does not change' using errcode = 'restrict_violation', constraint = 'country_drafts_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger country_drafts_stay before update on country_drafts for each row execute function country_drafts_stay();
--> statement-breakpoint
create trigger country_drafts_no_delete before delete on country_drafts for each row execute function forbid_change();
--> statement-breakpoint
create trigger country_drafts_no_truncate before truncate on country_drafts for each statement execute function forbid_change();
--> statement-breakpoint
-- A comment of the State is written as long as its time runs and it was not handed in.
create function country_comments_locked() returns trigger language plpgsql as $$
declare comment country_comments;
begin
  comment := case when tg_op = 'DELETE' then old else new end;
  if exists (select 1 from country_drafts d where d.id = comment.draft_id and d.outcome is not null) then
    if tg_op = 'UPDATE' and is_erasing('country_comment', old.id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['body']) then
      return new;
    end if;
    raise exception 'a comment that was handed in does not change' using errcode = 'restrict_violation', constraint = 'country_comments_immutable';
  end if;
  return comment;
end $$;
--> statement-breakpoint
create trigger country_comments_locked before insert or update or delete on country_comments for each row execute function country_comments_locked();
--> statement-breakpoint
create function country_comment_files_locked() returns trigger language plpgsql as $$
declare held country_comment_files;
begin
  held := case when tg_op = 'DELETE' then old else new end;
  if exists (select 1 from country_comments c join country_drafts d on d.id = c.draft_id where c.id = held.comment_id and d.outcome is not null) then
    if tg_op = 'UPDATE' and is_erasing('country_comment', old.comment_id, to_jsonb(old), to_jsonb(new), array['file_name']) then
      return new;
    end if;
    raise exception 'a file that was handed in stays' using errcode = 'restrict_violation', constraint = 'country_comments_immutable';
  end if;
  return held;
end $$;
--> statement-breakpoint
create trigger country_comment_files_locked before insert or update or delete on country_comment_files for each row execute function country_comment_files_locked();
--> statement-breakpoint
-- A comment is answered while the team responds to the comments, and not before it was handed in.
create function comment_responses_only_while_responding() returns trigger language plpgsql as $$
declare response comment_responses;
begin
  response := case when tg_op = 'DELETE' then old else new end;
  if not exists (select 1 from country_comments c join country_drafts d on d.id = c.draft_id join assessments a on a.id = c.assessment_id
    where c.id = response.comment_id and d.outcome = 'commented' and a.state = 'comment_response') then
    if tg_op = 'UPDATE' and is_erasing('comment_response', old.comment_id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['reason']) then
      return new;
    end if;
    raise exception 'comments are not answered now' using errcode = 'check_violation', constraint = 'comment_responses_locked';
  end if;
  return response;
end $$;
--> statement-breakpoint
create trigger comment_responses_only_while_responding before insert or update or delete on comment_responses for each row execute function comment_responses_only_while_responding();
--> statement-breakpoint
CREATE TYPE "public"."correction_decision" AS ENUM('corrected', 'not_changed');--> statement-breakpoint
CREATE TABLE "correction_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"release_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C",
	"body" text NOT NULL,
	"language" text NOT NULL,
	"reference" text,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"decision" "correction_decision",
	"reason" text,
	"reason_language" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "correction_requests_body_filled" CHECK (btrim("correction_requests"."body") <> ''),
	CONSTRAINT "correction_requests_decision" CHECK (num_nulls("correction_requests"."decision", "correction_requests"."reason", "correction_requests"."reason_language", "correction_requests"."decided_by", "correction_requests"."decided_at") in (0, 5) and ("correction_requests"."reason" is null or btrim("correction_requests"."reason") <> ''))
);
--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_requests_release_index" ON "correction_requests" USING btree ("release_id","made_at");
--> statement-breakpoint
-- A request to correct a release stays as it was made; it is decided once.
create function correction_requests_stay() returns trigger language plpgsql as $$
declare decided text[] := array['decision', 'reason', 'reason_language', 'decided_by', 'decided_at', 'version'];
begin
  if is_erasing('correction_request', old.id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['body', 'reference', 'reason']) then
    return new;
  end if;
  if old.decision is not null or to_jsonb(new) - decided is distinct from to_jsonb(old) - decided then
    raise exception 'a request to correct a release is decided once' using errcode = 'restrict_violation', constraint = 'correction_requests_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger correction_requests_stay before update on correction_requests for each row execute function correction_requests_stay();
--> statement-breakpoint
create trigger correction_requests_no_delete before delete on correction_requests for each row execute function forbid_change();
