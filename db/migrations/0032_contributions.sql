CREATE TYPE "public"."contribution_access_class" AS ENUM('confidential', 'restricted');--> statement-breakpoint
CREATE TYPE "public"."contribution_outcome" AS ENUM('used', 'not_used');--> statement-breakpoint
CREATE TYPE "public"."not_used_reason" AS ENUM('outside_scope', 'known_already', 'not_confirmed', 'too_old', 'not_clear', 'too_risky');--> statement-breakpoint
ALTER TYPE "public"."notification_event" ADD VALUE 'contribution_received' BEFORE 'deadline_near';--> statement-breakpoint
CREATE TABLE "contribution_additions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contribution_id" uuid NOT NULL,
	"body" text NOT NULL,
	"language" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contribution_additions_body_filled" CHECK (btrim("contribution_additions"."body") <> '')
);
--> statement-breakpoint
CREATE TABLE "contribution_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contribution_id" uuid NOT NULL,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contribution_files_name_filled" CHECK (btrim("contribution_files"."file_name") <> '')
);
--> statement-breakpoint
CREATE TABLE "contribution_indicators" (
	"contribution_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	"is_used" boolean NOT NULL,
	CONSTRAINT "contribution_indicators_contribution_id_indicator_is_used_pk" PRIMARY KEY("contribution_id","indicator","is_used")
);
--> statement-breakpoint
CREATE TABLE "contribution_link_indicators" (
	"link_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	CONSTRAINT "contribution_link_indicators_link_id_indicator_pk" PRIMARY KEY("link_id","indicator")
);
--> statement-breakpoint
CREATE TABLE "contribution_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"label" text NOT NULL,
	"purpose" text NOT NULL,
	"purpose_language" text NOT NULL,
	"languages" text[] NOT NULL,
	"open_until" date NOT NULL,
	"contributions_max" integer NOT NULL,
	"secret_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "contribution_links_secret_hash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "contribution_links_texts_filled" CHECK (btrim("contribution_links"."label") <> '' and btrim("contribution_links"."purpose") <> ''),
	CONSTRAINT "contribution_links_languages_filled" CHECK (cardinality("contribution_links"."languages") > 0),
	CONSTRAINT "contribution_links_takes_some" CHECK ("contribution_links"."contributions_max" between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "contribution_readers" (
	"contribution_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contribution_readers_contribution_id_user_id_pk" PRIMARY KEY("contribution_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "contributions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"link_id" uuid,
	"contributor_id" uuid,
	"receipt_hash" text,
	"keeper_id" uuid NOT NULL,
	"body" text,
	"basis" text,
	"language" text NOT NULL,
	"access_class" "contribution_access_class" NOT NULL,
	"may_quote" boolean NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"outcome" "contribution_outcome",
	"not_used_reason" "not_used_reason",
	"answer" text,
	"answer_language" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"consent_withdrawn_at" timestamp (3) with time zone,
	"source_id" uuid,
	"erase_on" date NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "contributions_code_unique" UNIQUE("code"),
	CONSTRAINT "contributions_receipt_hash_unique" UNIQUE("receipt_hash"),
	CONSTRAINT "contributions_source_unique" UNIQUE("source_id"),
	CONSTRAINT "contributions_one_way_in" CHECK (num_nonnulls("contributions"."link_id", "contributions"."contributor_id") = 1 and ("contributions"."link_id" is null) = ("contributions"."receipt_hash" is null)),
	CONSTRAINT "contributions_body_until_erased" CHECK (("contributions"."body" is null) = ("contributions"."erased_at" is not null) and ("contributions"."body" is null or btrim("contributions"."body") <> '')),
	CONSTRAINT "contributions_erased_whole" CHECK ("contributions"."erased_at" is null or "contributions"."basis" is null),
	CONSTRAINT "contributions_answer" CHECK (num_nulls("contributions"."outcome", "contributions"."answered_by", "contributions"."answered_at") in (0, 3) and ("contributions"."not_used_reason" is not null) = ("contributions"."outcome" is not distinct from 'not_used') and ("contributions"."answer" is null or "contributions"."outcome" is not null) and ("contributions"."answer" is null) = ("contributions"."answer_language" is null))
);
--> statement-breakpoint
ALTER TABLE "contribution_additions" ADD CONSTRAINT "contribution_additions_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_files" ADD CONSTRAINT "contribution_files_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_files" ADD CONSTRAINT "contribution_files_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_indicators" ADD CONSTRAINT "contribution_indicators_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_indicators" ADD CONSTRAINT "contribution_indicators_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_link_indicators" ADD CONSTRAINT "contribution_link_indicators_link_id_contribution_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."contribution_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_link_indicators" ADD CONSTRAINT "contribution_link_indicators_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_links" ADD CONSTRAINT "contribution_links_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_links" ADD CONSTRAINT "contribution_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_readers" ADD CONSTRAINT "contribution_readers_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_readers" ADD CONSTRAINT "contribution_readers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_link_id_contribution_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."contribution_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_contributor_id_users_id_fk" FOREIGN KEY ("contributor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_keeper_id_users_id_fk" FOREIGN KEY ("keeper_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contribution_additions_contribution_index" ON "contribution_additions" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "contribution_files_contribution_index" ON "contribution_files" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "contribution_files_file_index" ON "contribution_files" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "contribution_links_assessment_index" ON "contribution_links" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "contribution_readers_user_index" ON "contribution_readers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "contributions_assessment_index" ON "contributions" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "contributions_link_index" ON "contributions" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "contributions_contributor_index" ON "contributions" USING btree ("contributor_id");