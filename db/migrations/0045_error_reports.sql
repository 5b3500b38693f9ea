CREATE TYPE "public"."error_report_decision" AS ENUM('accepted', 'not_accepted');--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'error_reported' BEFORE 'seal_proposed';--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'error_answered' BEFORE 'seal_proposed';--> statement-breakpoint
CREATE TABLE "error_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"entry_version" integer NOT NULL,
	"body" text NOT NULL,
	"correction" text NOT NULL,
	"source" text,
	"language" text NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"decision" "error_report_decision",
	"reason" text,
	"reason_language" text,
	"answered_version" integer,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "error_reports_texts_filled" CHECK (btrim("error_reports"."body") <> '' and btrim("error_reports"."correction") <> ''),
	CONSTRAINT "error_reports_source_filled" CHECK ("error_reports"."source" is null or btrim("error_reports"."source") <> ''),
	CONSTRAINT "error_reports_answer" CHECK (num_nulls("error_reports"."decision", "error_reports"."reason", "error_reports"."reason_language", "error_reports"."answered_version", "error_reports"."answered_by", "error_reports"."answered_at") in (0, 6) and ("error_reports"."reason" is null or btrim("error_reports"."reason") <> '')),
	CONSTRAINT "error_reports_answered_by_another" CHECK ("error_reports"."answered_by" <> "error_reports"."reported_by"),
	CONSTRAINT "error_reports_accepted_when_changed" CHECK ("error_reports"."entry_version" >= 1 and ("error_reports"."decision" is distinct from 'accepted' or "error_reports"."answered_version" > "error_reports"."entry_version")),
	CONSTRAINT "error_reports_answered_after" CHECK ("error_reports"."answered_at" >= "error_reports"."reported_at")
);
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_assessment_unless_of_installation";--> statement-breakpoint
ALTER TABLE "error_reports" ADD CONSTRAINT "error_reports_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "error_reports" ADD CONSTRAINT "error_reports_reported_by_users_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "error_reports" ADD CONSTRAINT "error_reports_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "error_reports_entry_index" ON "error_reports" USING btree ("entry_id","reported_at");--> statement-breakpoint
CREATE INDEX "error_reports_reporter_index" ON "error_reports" USING btree ("reported_by","reported_at");--> statement-breakpoint
CREATE INDEX "error_reports_open_index" ON "error_reports" USING btree ("reported_at") WHERE "error_reports"."decision" is null;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_assessment_unless_of_installation" CHECK (case when "notifications"."event"::text in ('consent_withdrawn', 'passage_erased') then num_nonnulls("notifications"."assessment_id", "notifications"."source_id") > 0 else ("notifications"."event"::text in ('account_made', 'error_reported', 'error_answered', 'erasure_proposed')) = ("notifications"."assessment_id" is null) end);--> statement-breakpoint
-- A report of an error stays as it was made; it is answered once, and the answer stays too.
create function error_reports_stay() returns trigger language plpgsql as $$
declare answered text[] := array['decision', 'reason', 'reason_language', 'answered_version', 'answered_by', 'answered_at', 'version'];
begin
  if is_erasing('error_report', old.id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['body', 'correction', 'source', 'reason']) then
    return new;
  end if;
  if old.decision is not null or to_jsonb(new) - answered is distinct from to_jsonb(old) - answered then
    raise exception 'a report of an error is answered once' using errcode = 'restrict_violation', constraint = 'error_reports_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger error_reports_stay before update on error_reports for each row execute function error_reports_stay();
--> statement-breakpoint
create trigger error_reports_no_delete before delete on error_reports for each row execute function forbid_change();
