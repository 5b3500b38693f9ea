CREATE TYPE "public"."cost_band" AS ENUM('none', 'low', 'medium', 'high');--> statement-breakpoint
CREATE TYPE "public"."finding_kind" AS ENUM('gap', 'strength', 'risk', 'data_gap');--> statement-breakpoint
CREATE TYPE "public"."finding_state" AS ENUM('accepted', 'dismissed');--> statement-breakpoint
CREATE TYPE "public"."progress_step" AS ENUM('not_begun', 'under_way', 'reported_done', 'verified');--> statement-breakpoint
CREATE TYPE "public"."recommendation_kind" AS ENUM('law', 'institution', 'capacity', 'data', 'cooperation', 'victim_support');--> statement-breakpoint
CREATE TYPE "public"."recommendation_strength" AS ENUM('urges', 'recommends', 'suggests');--> statement-breakpoint
CREATE TYPE "public"."state_answer" AS ENUM('accepted', 'partly_accepted', 'noted', 'not_accepted');--> statement-breakpoint
CREATE TABLE "finding_domains" (
	"finding_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"domain" text collate "C" NOT NULL,
	CONSTRAINT "finding_domains_finding_id_domain_pk" PRIMARY KEY("finding_id","domain")
);
--> statement-breakpoint
CREATE TABLE "finding_entries" (
	"finding_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "finding_entries_finding_id_entry_id_pk" PRIMARY KEY("finding_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "finding_indicators" (
	"finding_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	CONSTRAINT "finding_indicators_finding_id_indicator_pk" PRIMARY KEY("finding_id","indicator")
);
--> statement-breakpoint
CREATE TABLE "finding_proposals" (
	"assessment_id" uuid NOT NULL,
	"proposal_key" text collate "C" NOT NULL,
	"finding_id" uuid NOT NULL,
	CONSTRAINT "finding_proposals_assessment_id_proposal_key_pk" PRIMARY KEY("assessment_id","proposal_key")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"code" text collate "C" NOT NULL,
	"kind" "finding_kind" NOT NULL,
	"state" "finding_state" NOT NULL,
	"statement" text,
	"evidence" text,
	"dismissal_reason" text,
	"language" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "findings_code_unique" UNIQUE("code"),
	CONSTRAINT "findings_assessment_number_unique" UNIQUE("assessment_id","number"),
	CONSTRAINT "findings_statement_filled" CHECK (btrim("findings"."statement") <> ''),
	CONSTRAINT "findings_accepted_has_statement" CHECK ("findings"."state" <> 'accepted' or "findings"."statement" is not null),
	CONSTRAINT "findings_dismissed_has_reason" CHECK (("findings"."state" = 'dismissed') = ("findings"."dismissal_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "recommendation_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recommendation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"answer" "state_answer" NOT NULL,
	"reason" text NOT NULL,
	"language" text NOT NULL,
	"letter_reference" text,
	"letter_on" date,
	"answered_version" integer NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recommendation_answers_number_unique" UNIQUE("recommendation_id","number"),
	CONSTRAINT "recommendation_answers_reason_filled" CHECK (btrim("recommendation_answers"."reason") <> ''),
	CONSTRAINT "recommendation_answers_letter" CHECK (num_nulls("recommendation_answers"."letter_reference", "recommendation_answers"."letter_on") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "recommendation_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"progress_id" uuid NOT NULL,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recommendation_files_name_filled" CHECK (btrim("recommendation_files"."file_name") <> '')
);
--> statement-breakpoint
CREATE TABLE "recommendation_findings" (
	"recommendation_id" uuid NOT NULL,
	"finding_id" uuid NOT NULL,
	CONSTRAINT "recommendation_findings_recommendation_id_finding_id_pk" PRIMARY KEY("recommendation_id","finding_id")
);
--> statement-breakpoint
CREATE TABLE "recommendation_progress" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recommendation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"step" "progress_step" NOT NULL,
	"report" text NOT NULL,
	"language" text NOT NULL,
	"checked_reporter" uuid,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recommendation_progress_number_unique" UNIQUE("recommendation_id","number"),
	CONSTRAINT "recommendation_progress_report_filled" CHECK (btrim("recommendation_progress"."report") <> ''),
	CONSTRAINT "recommendation_progress_verified_by_another" CHECK (("recommendation_progress"."step" <> 'verified' or "recommendation_progress"."checked_reporter" is not null) and "recommendation_progress"."checked_reporter" <> "recommendation_progress"."given_by")
);
--> statement-breakpoint
CREATE TABLE "recommendation_targets" (
	"recommendation_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	"level" numeric(8, 3) NOT NULL,
	CONSTRAINT "recommendation_targets_recommendation_id_indicator_pk" PRIMARY KEY("recommendation_id","indicator")
);
--> statement-breakpoint
CREATE TABLE "recommendations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"code" text collate "C" NOT NULL,
	"wording" text NOT NULL,
	"language" text NOT NULL,
	"institution_id" uuid,
	"institution_name" text NOT NULL,
	"strength" "recommendation_strength" NOT NULL,
	"kind" "recommendation_kind" NOT NULL,
	"due_on" date NOT NULL,
	"cost_band" "cost_band" NOT NULL,
	"withdrawal_reason" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "recommendations_code_unique" UNIQUE("code"),
	CONSTRAINT "recommendations_assessment_number_unique" UNIQUE("assessment_id","number"),
	CONSTRAINT "recommendations_texts_filled" CHECK (btrim("recommendations"."wording") <> '' and btrim("recommendations"."institution_name") <> '' and btrim(coalesce("recommendations"."withdrawal_reason", '-')) <> '')
);
--> statement-breakpoint
ALTER TABLE "finding_domains" ADD CONSTRAINT "finding_domains_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_domains" ADD CONSTRAINT "finding_domains_domain_fk" FOREIGN KEY ("edition_id","domain") REFERENCES "public"."edition_nodes"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_entries" ADD CONSTRAINT "finding_entries_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_entries" ADD CONSTRAINT "finding_entries_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_indicators" ADD CONSTRAINT "finding_indicators_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_indicators" ADD CONSTRAINT "finding_indicators_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_proposals" ADD CONSTRAINT "finding_proposals_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_proposals" ADD CONSTRAINT "finding_proposals_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_answers" ADD CONSTRAINT "recommendation_answers_recommendation_id_recommendations_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_answers" ADD CONSTRAINT "recommendation_answers_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_files" ADD CONSTRAINT "recommendation_files_progress_id_recommendation_progress_id_fk" FOREIGN KEY ("progress_id") REFERENCES "public"."recommendation_progress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_files" ADD CONSTRAINT "recommendation_files_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_files" ADD CONSTRAINT "recommendation_files_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_findings" ADD CONSTRAINT "recommendation_findings_recommendation_id_recommendations_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_findings" ADD CONSTRAINT "recommendation_findings_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_progress" ADD CONSTRAINT "recommendation_progress_recommendation_id_recommendations_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_progress" ADD CONSTRAINT "recommendation_progress_checked_reporter_users_id_fk" FOREIGN KEY ("checked_reporter") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_progress" ADD CONSTRAINT "recommendation_progress_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_targets" ADD CONSTRAINT "recommendation_targets_recommendation_id_recommendations_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_targets" ADD CONSTRAINT "recommendation_targets_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_institution_id_register_entries_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_entries_entry_index" ON "finding_entries" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "finding_proposals_finding_index" ON "finding_proposals" USING btree ("finding_id");--> statement-breakpoint
CREATE INDEX "recommendation_files_progress_index" ON "recommendation_files" USING btree ("progress_id");--> statement-breakpoint
CREATE INDEX "recommendation_files_file_index" ON "recommendation_files" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "recommendation_findings_finding_index" ON "recommendation_findings" USING btree ("finding_id");--> statement-breakpoint
-- Findings and recommendations change while the team writes, and keep their code; they are never taken away. Arguments:
-- the noun, the columns of texts, of which a passage may be erased at any time.
create function written_in_draft() returns trigger language plpgsql as $$
declare
  present assessment_state;
begin
  if tg_op = 'UPDATE' then
    if is_erasing(tg_argv[0], old.id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', string_to_array(tg_argv[1], ',')) then
      return new;
    end if;
    if (new.id, new.assessment_id, new.number, new.code) is distinct from (old.id, old.assessment_id, old.number, old.code) then
      raise exception 'what % is called stays', tg_argv[0] using errcode = 'restrict_violation', constraint = tg_table_name || '_code_stays';
    end if;
  end if;
  select state into present from assessments where id = new.assessment_id;
  if present not in ('drafting', 'comment_response') then
    raise exception 'rows of % are not written in %', tg_table_name, present using errcode = 'restrict_violation', constraint = tg_table_name || '_writable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger findings_written before insert or update on findings for each row execute function written_in_draft('finding', 'statement,evidence,dismissal_reason');
--> statement-breakpoint
create trigger findings_no_delete before delete on findings for each row execute function forbid_change();
--> statement-breakpoint
create trigger recommendations_written before insert or update on recommendations for each row execute function written_in_draft('recommendation', 'wording,institution_name,withdrawal_reason');
--> statement-breakpoint
create trigger recommendations_no_delete before delete on recommendations for each row execute function forbid_change();
--> statement-breakpoint
-- Every answer and every line of the progress is kept.
create trigger recommendation_answers_immutable before update on recommendation_answers for each row execute function only_erase('recommendation_answer', 'id', 'reason,letter_reference');
--> statement-breakpoint
create trigger recommendation_answers_no_delete before delete on recommendation_answers for each row execute function forbid_change();
--> statement-breakpoint
create trigger recommendation_progress_immutable before update on recommendation_progress for each row execute function only_erase('recommendation_progress', 'id', 'report');
--> statement-breakpoint
create trigger recommendation_progress_no_delete before delete on recommendation_progress for each row execute function forbid_change();
--> statement-breakpoint
create trigger recommendation_files_immutable before update on recommendation_files for each row execute function only_erase('recommendation_progress', 'progress_id', 'file_name');
--> statement-breakpoint
create trigger recommendation_files_no_delete before delete on recommendation_files for each row execute function forbid_change();
